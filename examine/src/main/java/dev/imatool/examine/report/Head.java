package dev.imatool.examine.report;

import dev.imatool.model.Completeness;
import dev.imatool.parsers.InputSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the reports of all commands have in common.
 *
 * @param command its name
 * @param inputs the measurement lists read, in the order of the command line
 * @param verdict the answer in one word
 * @param findings the bad things
 * @param notices what is malformed or odd about the inputs
 * @param joined the lists among them that were read in parts
 */
public record Head(
        String command,
        List<InputSummary> inputs,
        String verdict,
        Findings findings,
        List<Notice> notices,
        List<JoinedList> joined) {
    public Head {
        inputs = List.copyOf(inputs);
        notices = List.copyOf(notices);
        joined = List.copyOf(joined);
    }

    /** A head of whose lists nothing is known that proves an order of parts. */
    public Head(String command, List<InputSummary> inputs, String verdict, Findings findings, List<Notice> notices) {
        this(
                command,
                inputs,
                verdict,
                findings,
                notices,
                inputs.stream()
                        .flatMap(input -> JoinedList.of(input, Optional.empty()).stream())
                        .toList());
    }

    /** The same, with what is known of lists in parts, which is said as a note, too. */
    public Head withJoined(Optional<JoinedList> list) {
        return list.isEmpty() ? this : withJoined(List.of(list.get()));
    }

    /** The same for several. */
    public Head withJoined(List<JoinedList> lists) {
        List<Notice> all = new ArrayList<>();
        lists.forEach(each -> all.add(each.notice()));
        all.addAll(notices);
        return new Head(command, inputs, verdict, findings, all, lists);
    }

    /** True when findings name the file that they are in. */
    public boolean severalFiles() {
        return inputs.size() > 1 || !joined.isEmpty();
    }

    /** Verdict of every command when not one entry could be read. */
    public static final String NOTHING_READ = "nothing_read";

    /** A head whose notices are the diagnostics of its inputs. */
    public static Head of(String command, List<InputSummary> inputs, String verdict, Findings findings) {
        return new Head(command, inputs, verdict, findings, Notice.all(inputs));
    }

    /** The worst of all inputs. An input without an entry is never complete, nor is one with an error notice. */
    public Completeness completeness() {
        Completeness worst = Completeness.COMPLETE;
        for (InputSummary input : inputs) {
            worst = worst.worst(input.completeness());
            if (input.entries() == 0) {
                worst = worst.worst(Completeness.CUT_SHORT);
            }
        }
        return notices.stream().anyMatch(Notice::error) ? worst.worst(Completeness.CUT_SHORT) : worst;
    }
}
