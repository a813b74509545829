package dev.imatool.render.words;

import dev.imatool.examine.report.FindingKind;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.Printable;
import dev.imatool.examine.statement.InputStatement;
import dev.imatool.replay.verify.EntryProblemKind;
import java.util.stream.Stream;

/** About single inputs: audit records, policies, boot logs, extended attributes, keys, damaged lists. */
final class InputWords {
    private InputWords() {}

    static String of(InputStatement statement) {
        return switch (statement) {
            case InputStatement.NotRead.NO_BOOT_LINE -> "no line of a boot log found";
            case InputStatement.NotRead.REST_OF_BOOT_LOG -> "too long: the rest was not read";
            case InputStatement.NotRead.EMPTY_LIST -> "the list is empty (0 bytes)";
            case InputStatement.RecordsOnlyCounted left ->
                left.omitted() + " records older than the newest " + left.kept() + " were only counted";
            case InputStatement.RecordsNotUnderstood lines ->
                lines.number() == 1
                        ? "one line looks like an integrity record and was not understood"
                        : lines.number() + " lines look like integrity records and were not understood,"
                                + " from this one on";
            case InputStatement.Recorded record ->
                Printable.ofText(record.operation()
                        + record.cause().map(cause -> ": " + cause).orElse(""));
            case InputStatement.OfRule rule -> Printable.ofText(rule.remark().message());
            case InputStatement.FurtherLines lines ->
                lines.number() + " further lines are not values of extended attributes";
            case InputStatement.KeysOfFirstFiles first ->
                "only the first " + first.files() + " files of this directory were looked at";
            case InputStatement.Damaged damaged ->
                damaged.entry().isPresent()
                        ? "entry " + damaged.entry().getAsLong() + " does not fit its template digest"
                        : "there is a damaged entry here";
            case InputStatement.OfEntry entry ->
                meaning(entry.problem()) + ": "
                        + Words.list(Stream.concat(
                                        entry.algorithm().stream(), entry.logged().map(EntryValueWords::of).stream())
                                .toList());
        };
    }

    private static String meaning(EntryProblemKind problem) {
        return problem.note()
                ? NoticeKind.of(problem).meaning()
                : FindingKind.of(problem).meaning();
    }
}
