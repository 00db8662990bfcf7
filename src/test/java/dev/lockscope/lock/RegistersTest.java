package dev.lockscope.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegistersTest {
    @Test
    void eachKeyHasItsLastValueAndItsNumberOfWrites() {
        Registers cells = new Registers(3);
        assertThat(cells.state()).isEmpty();

        cells.write(2, 7, 1, 10);
        cells.write(0, 5, 1, 11);
        cells.write(2, 8, 2, 12);

        assertThat(cells.state()).containsExactly(new Cell(0, 5, 1, 11), new Cell(2, 8, 2, 12));
        assertThat(cells.value(2)).isEqualTo(8);
        assertThat(cells.peek(1)).isEmpty();
    }

    @Test
    void peekDuringWritesSeesAValueWithItsOwnVersion() throws InterruptedException {
        Registers cells = new Registers(1);
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int write = 1; write <= 2_000_000; write++) {
                cells.write(0, write, write, 0);
            }
        });

        long peeks = 0;
        while (writer.isAlive()) {
            Optional<Cell> seen = cells.peek(0);
            peeks++;
            // A writer stopped in the middle of a write leaves the value one ahead; never behind, never further.
            seen.ifPresent(cell -> assertThat(cell.value() - cell.version()).isBetween(0L, 1L));
        }
        writer.join();
        assertThat(peeks).isPositive();
    }
}
