package dev.lockscope.lock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LockCatalogueTest {
    @Test
    void idsAndNamesOfLocksAreUnique() {
        assertThat(LockCatalogue.LOCKS)
                .extracting(LockKind::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z-]+"));
        assertThat(LockCatalogue.LOCKS).extracting(LockKind::name).doesNotHaveDuplicates();
    }

    @Test
    void everyLockIsFullyDescribed() {
        assertThat(LockCatalogue.LOCKS)
                .allSatisfy(lock -> assertThat(new String[] {
                            lock.id(),
                            lock.name(),
                            lock.family(),
                            lock.sentence(),
                            lock.tradeOff(),
                            lock.source(),
                            lock.guarantee().sentence()
                        })
                        .doesNotContain("")
                        .allMatch(text -> text.equals(text.strip())));
        assertThat(LockCatalogue.LOCKS)
                .flatExtracting(LockKind::sentence, LockKind::tradeOff)
                .allMatch(text -> text.toString().endsWith("."));
    }

    @Test
    void aLockIsFoundByItsExactId() {
        assertThat(LockCatalogue.LOCKS)
                .allSatisfy(lock -> assertThat(LockCatalogue.find(lock.id())).containsSame(lock));
        assertThat(LockCatalogue.find("mutexes")).isEmpty();
    }

    @Test
    void everyLockMakesANewEmptyMap() {
        assertThat(LockCatalogue.LOCKS).allSatisfy(lock -> {
            try (LockedMap one = lock.factory().apply(3);
                    LockedMap other = lock.factory().apply(3)) {
                assertThat(one).isNotSameAs(other);
                assertThat(one.cells().keys()).isEqualTo(3);
                assertThat(one.cells().state()).isEmpty();
            }
        });
    }

    @Test
    void theFirstLockIsThatOfTheClassicWorkload() {
        assertThat(LockCatalogue.LOCKS.getFirst().id()).isEqualTo("mutex");
    }
}
