package dev.imatool.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.fleet.engine.FleetEngines;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without the add-on, which is not on the class path here. */
class FleetWithoutEngineTest {
    @TempDir
    Path folder;

    @Test
    void saysWhatIsMissing() {
        assertThat(FleetEngines.installed()).isEmpty();
        Outcome outcome = Outcome.of("fleet", "verdicts", folder.toString());
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("needs the add-on imatool-fleet", "./imatool fleet");
    }

    @Test
    void printsTheSqlForOtherEngines() {
        Outcome outcome = Outcome.of("fleet", "sql", "rare");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).startsWith("-- Contents that at most so many hosts have measured.");
        Outcome unknown = Outcome.of("fleet", "sql", "nothing");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("who-has-digest", "drift-from-group");
    }

    @Test
    void aDayIsADay() {
        Outcome outcome = Outcome.of("fleet", "ingest", folder.toString(), folder.toString(), "--day", "2026-2-30");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("a day is YYYY-MM-DD");
    }
}
