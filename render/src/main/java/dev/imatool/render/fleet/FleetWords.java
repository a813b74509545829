package dev.imatool.render.fleet;

import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Finding;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.Printable;
import dev.imatool.fleet.ingest.FindingText;
import dev.imatool.render.shared.FindingSentence;
import dev.imatool.render.words.EntryValueWords;
import dev.imatool.render.words.InputProblemWords;
import dev.imatool.render.words.NoticeWords;
import dev.imatool.replay.verify.EntryValue;
import java.io.IOException;

/** What is wrong with lists, in the words that the reports of single hosts have. */
public final class FleetWords implements FindingText {
    /** The only words there are. */
    public FleetWords() {}

    @Override
    public String of(Finding finding) {
        return FindingSentence.message(finding);
    }

    @Override
    public String of(Notice notice) {
        return NoticeWords.sentence(notice);
    }

    @Override
    public String of(IOException failure) {
        return failure instanceof UnreadableInputException unreadable
                ? InputProblemWords.sentence(unreadable)
                : Printable.ofText(String.valueOf(failure.getMessage()));
    }

    @Override
    public String of(EntryValue value) {
        return EntryValueWords.of(value);
    }
}
