package dev.imatool.cli.options.tpm;

import dev.imatool.examine.replay.ReplayQuestion;
import dev.imatool.model.PcrBank;
import java.util.List;
import picocli.CommandLine.Mixin;

/** What a replay is compared with, and where it starts. */
public final class ReplayOptions {
    @Mixin
    ExpectedPcrOptions expected;

    @Mixin
    ExpectedPcrOptions.Starts starts;

    @Mixin
    EventLogOption eventLog;

    /**
     * The question about each list.
     *
     * @param logs the lists as typed
     * @param banks to replay; empty for those of the expected values
     */
    public ReplayQuestion question(List<String> logs, List<PcrBank> banks) {
        return new ReplayQuestion(logs, expected.arguments(), banks, starts.given(), eventLog.file());
    }
}
