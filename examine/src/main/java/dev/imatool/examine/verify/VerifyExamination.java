package dev.imatool.examine.verify;

import dev.imatool.examine.input.BufferPass;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.parts.FolderList;
import dev.imatool.model.EntryView;
import dev.imatool.parsers.InputSource;
import dev.imatool.replay.verify.Verification;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Checks a list against its own template digests, and two copies of it against each other. */
public final class VerifyExamination {
    private final ListPass pass;
    private final InputArguments inputs;

    /** @param pass reads both */
    public VerifyExamination(ListPass pass) {
        this.pass = pass;
        this.inputs = pass.inputs();
    }

    /**
     * The answer.
     *
     * @throws dev.imatool.examine.input.UnreadableInputException if an input cannot be read, or a folder does not hold one list
     */
    public VerifyReport examine(VerifyQuestion question) throws IOException {
        FolderList folders = new FolderList(pass.unwatched());
        InputSource log = folders.in(inputs.once(question.log()), List.of());
        if (question.copy().isEmpty()) {
            return alone(log);
        }
        return compared(log, folders.in(inputs.once(question.copy().get()), List.of()));
    }

    private VerifyReport alone(InputSource log) throws IOException {
        Verification verification = new Verification();
        BufferPass buffers = new BufferPass();
        ListPass.Outcome outcome =
                pass.on(ListPass.cores(), log, verification, Optional.empty(), Optional.of(buffers::visit));
        VerifyReportBuilder report = new VerifyReportBuilder();
        report.add(outcome.summary(), verification.result(), buffers.result());
        return report.build(inputs);
    }

    private VerifyReport compared(InputSource log, InputSource copy) throws IOException {
        Verification firstCheck = new Verification();
        BufferPass firstBuffers = new BufferPass();
        Verification secondCheck = new Verification();
        BufferPass secondBuffers = new BufferPass();
        ListPass.Copies copies =
                pass.comparing(log, copy, both(firstCheck, firstBuffers), both(secondCheck, secondBuffers));
        VerifyReportBuilder report = new VerifyReportBuilder();
        report.add(copies.first(), firstCheck.result(), firstBuffers.result());
        report.add(copies.second(), secondCheck.result(), secondBuffers.result());
        report.copies(copies.result());
        return report.build(inputs);
    }

    private static Consumer<EntryView> both(Verification check, BufferPass buffers) {
        return entry -> {
            check.check(entry);
            buffers.visit(entry);
        };
    }
}
