package dev.imatool.examine.library;

import dev.imatool.diff.DiffOptions;
import dev.imatool.examine.diff.DiffExamination;
import dev.imatool.examine.diff.DiffQuestion;
import dev.imatool.examine.diff.DiffReport;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.quote.QuoteExamination;
import dev.imatool.examine.quote.QuoteQuestion;
import dev.imatool.examine.quote.QuoteReport;
import dev.imatool.model.Entry;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.MeasurementListReader;
import dev.imatool.parsers.ReadOptions;
import dev.imatool.replay.GivenStarts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The example of docs/library.md. */
final class LibraryExample {
    private LibraryExample() {}

    // begin: read
    /** The paths that a list names, in order. */
    static List<String> paths(Path list) throws IOException {
        List<String> paths = new ArrayList<>();
        try (MeasurementListReader reader =
                MeasurementListReader.open(InputSource.ofFile(list), ReadOptions.detectAll())) {
            while (reader.next()) {
                Entry entry = reader.entry().toEntry();
                paths.add(entry.name().path().latin1());
            }
        }
        return paths;
    }
    // end: read

    // begin: diff
    /** What changed from one list to the other, and whether they are of one boot. */
    static DiffReport diff(Path before, Path after) throws IOException {
        try (InputArguments inputs = new InputArguments()) {
            DiffQuestion question = new DiffQuestion(side(before), side(after), DiffOptions.alignByContent());
            return new DiffExamination(new ListPass(inputs)).examine(question);
        }
    }

    private static DiffQuestion.Side side(Path list) {
        return new DiffQuestion.Side(list.toString(), Optional.empty(), Optional.empty());
    }
    // end: diff

    // begin: quote
    /** Which part of a list a quote covers; {@code key} is known to be that of the machine. */
    static QuoteReport quote(Path list, Path message, Path signature, Path key, Path nonce) throws IOException {
        QuoteQuestion question = new QuoteQuestion(
                List.of(list.toString()),
                Optional.of(message.toString()),
                Optional.of(signature.toString()),
                Optional.of(key.toString()),
                false,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(nonce.toString()),
                Optional.empty(),
                GivenStarts.NONE);
        try (InputArguments inputs = new InputArguments()) {
            return new QuoteExamination(new ListPass(inputs)).examine(question);
        }
    }
    // end: quote
}
