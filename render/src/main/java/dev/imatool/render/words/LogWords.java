package dev.imatool.render.words;

import dev.imatool.examine.report.Printable;
import dev.imatool.examine.statement.LogStatement;

/** About event logs, and lists that are held against them. */
final class LogWords {
    private LogWords() {}

    static String of(LogStatement statement) {
        return switch (statement) {
            case LogStatement.NotReplayed left ->
                left.number()
                        + " records extend PCRs that no TPM has, or more NV indices than are replayed; they were left out";
            case LogStatement.DataDiffers event ->
                Printable.ofText(event.type()) + ": the " + Printable.ofText(event.bank())
                        + " digest is not that of the event data; firmware may hash something else here";
            case LogStatement.DisguisedSeparator event ->
                Printable.ofText(event.type())
                        + ": the digest is that of a separator, and other readers refuse it under this type";
            case LogStatement.NotLogged values ->
                "expected values of banks or registers that the log does not have decide nothing: "
                        + Words.list(values.labels());
            case LogStatement.Unanswered open ->
                nothingIn(open.source()) + Words.list(open.labels()) + (open.more() ? ", …" : "");
            case LogStatement.DoesNotLead wrong ->
                (wrong.records()
                                ? "the firmware's and systemd's logs do not lead to"
                                : "the firmware event log does not lead to")
                        + " the values of " + Printable.ofText(wrong.pcrs())
                        + ": one of them is of another boot, or was altered";
            case LogStatement.EventsNotInList missing ->
                "IMA events of " + Printable.ofText(missing.log()) + " are not entries of the list: "
                        + missing.number() + " (event " + Words.numbers(missing.first(), missing.number())
                        + "): entries are missing";
            case LogStatement.EntriesNotInLog missing ->
                "entries of the list are not IMA events of " + Printable.ofText(missing.log())
                        + ", though later ones are: " + missing.number() + " (entry "
                        + Words.numbers(missing.first(), missing.number())
                        + "): the log lacks them, or they were altered, added or moved";
            case LogStatement.ImaEvents compared ->
                compared.matched() + " of " + compared.events() + " IMA events of the event log are entries of the list"
                        + (compared.later() > 0 ? "; " + compared.later() + " later entries of it are not events" : "");
        };
    }

    private static String nothingIn(LogStatement.Unanswered.Source source) {
        return switch (source) {
            case LOG -> "nothing in this log decides about the expected values of ";
            case LOGS -> "nothing in these logs decides about the expected values of ";
            case EVENTS_AND_RECORDS -> "no event and no record decides about the values of ";
        };
    }
}
