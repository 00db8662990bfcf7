package dev.lockscope.lock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void everyLockHasAnIdOfItsOwn() {
        assertThat(Catalogue.LOCKS)
                .extracting(LockKind::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z-]+"));
        assertThat(Catalogue.LOCKS).extracting(LockKind::name).doesNotHaveDuplicates();
    }

    @Test
    void everyLockSaysWhatItIsAndWhatItCostsAndWhereThatIsDocumented() {
        assertThat(Catalogue.LOCKS)
                .allSatisfy(lock -> assertThat(new String[] {
                            lock.id(),
                            lock.name(),
                            lock.family(),
                            lock.sentence(),
                            lock.tradeOff(),
                            lock.source(),
                            lock.promise().sentence()
                        })
                        .doesNotContain("")
                        .allMatch(text -> text.equals(text.strip())));
        assertThat(Catalogue.LOCKS)
                .flatExtracting(LockKind::sentence, LockKind::tradeOff)
                .allMatch(text -> text.toString().endsWith("."));
    }

    @Test
    void aLockIsFoundByItsIdAndByNothingElse() {
        assertThat(Catalogue.LOCKS)
                .allSatisfy(lock -> assertThat(Catalogue.find(lock.id())).containsSame(lock));
        assertThat(Catalogue.find("mutexes")).isEmpty();
    }

    @Test
    void everyLockMakesAMapOfItsOwnThatStartsEmpty() {
        assertThat(Catalogue.LOCKS).allSatisfy(lock -> {
            try (LockedMap one = lock.making().apply(3);
                    LockedMap other = lock.making().apply(3)) {
                assertThat(one).isNotSameAs(other);
                assertThat(one.cells().keys()).isEqualTo(3);
                assertThat(one.cells().state()).isEmpty();
            }
        });
    }

    @Test
    void theFirstLockIsTheClassicOne() {
        assertThat(Catalogue.LOCKS.getFirst().id()).isEqualTo("mutex");
    }
}
