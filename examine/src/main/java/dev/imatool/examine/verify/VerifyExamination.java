package dev.imatool.examine.verify;

import dev.imatool.examine.input.BufferPass;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.ReadingProgress;
import dev.imatool.examine.input.ReportingListReader;
import dev.imatool.examine.parts.FolderList;
import dev.imatool.model.EntryView;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.replay.verify.CopyComparison;
import dev.imatool.replay.verify.CopyResult;
import dev.imatool.replay.verify.Verification;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Checks a list against its own template digests, and two copies of it against each other. */
public final class VerifyExamination {
    private final InputArguments inputs;
    private final Supplier<ReadingProgress> watcher;
    private final ReadOptions options;

    /**
     * An examination of inputs of a command line.
     *
     * @param watcher makes what hears of each reading how far it is
     * @param options how lists are read
     */
    public VerifyExamination(InputArguments inputs, Supplier<ReadingProgress> watcher, ReadOptions options) {
        this.inputs = inputs;
        this.watcher = watcher;
        this.options = inputs.read(options);
    }

    /**
     * The answer.
     *
     * @throws dev.imatool.examine.input.UnreadableInputException if an input cannot be read, or a folder does not hold one list
     */
    public VerifyReport examine(VerifyQuestion question) throws IOException {
        FolderList folders = new FolderList(new ListPass(inputs, () -> ReadingProgress.NONE, options));
        InputSource log = folders.in(inputs.once(question.log()), List.of());
        if (question.copy().isEmpty()) {
            return alone(log);
        }
        try (ReadingProgress progress = watcher.get();
                ReportingListReader first = ReportingListReader.open(log, options, progress);
                ReportingListReader second = ReportingListReader.open(
                        folders.in(inputs.once(question.copy().get()), List.of()), options, progress)) {
            return compared(first, second);
        }
    }

    private VerifyReport alone(InputSource log) throws IOException {
        Verification verification = new Verification();
        BufferPass buffers = new BufferPass();
        ListPass.Outcome outcome = new ListPass(inputs, watcher, options)
                .on(ListPass.cores(), log, verification, Optional.empty(), Optional.of(buffers::visit));
        VerifyReportBuilder report = new VerifyReportBuilder();
        report.add(outcome.summary(), verification.result(), buffers.result());
        return report.build(inputs);
    }

    private VerifyReport compared(ReportingListReader first, ReportingListReader second) throws IOException {
        Verification firstCheck = new Verification();
        BufferPass firstBuffers = new BufferPass();
        Verification secondCheck = new Verification();
        BufferPass secondBuffers = new BufferPass();
        CopyResult result =
                CopyComparison.compare(first, second, both(firstCheck, firstBuffers), both(secondCheck, secondBuffers));
        VerifyReportBuilder report = new VerifyReportBuilder();
        report.add(first.summary(), firstCheck.result(), firstBuffers.result());
        report.add(second.summary(), secondCheck.result(), secondBuffers.result());
        report.copies(result);
        return report.build(inputs);
    }

    private static Consumer<EntryView> both(Verification check, BufferPass buffers) {
        return entry -> {
            check.check(entry);
            buffers.visit(entry);
        };
    }
}
