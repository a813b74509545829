package dev.imatool.examine.report;

import dev.imatool.examine.joined.JoinedList;
import dev.imatool.examine.statement.EvidenceStatement;
import dev.imatool.model.Completeness;
import dev.imatool.parsers.InputSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What the reports of all commands have in common.
 *
 * @param command its name
 * @param arguments of the command line as given, the name of the command first; empty where there is no command line
 * @param inputs what was read entry by entry or line by line, in the order of the command line
 * @param roles what each of them was read for
 * @param files the other files that were read, in that order; empty where the question was asked without digests of files
 * @param verdict the answer in one word
 * @param findings the bad things
 * @param notices what is malformed or odd about the inputs
 * @param joined the lists among them that were read in parts
 */
public record ReportHeader(
        String command,
        List<String> arguments,
        List<InputSummary> inputs,
        List<InputRole> roles,
        List<ReadFile> files,
        String verdict,
        Findings findings,
        List<Notice> notices,
        List<JoinedList> joined) {
    public ReportHeader {
        arguments = List.copyOf(arguments);
        inputs = List.copyOf(inputs);
        roles = List.copyOf(roles);
        files = List.copyOf(files);
        notices = List.copyOf(notices);
        joined = List.copyOf(joined);
        if (roles.size() != inputs.size()) {
            throw new IllegalArgumentException(roles.size() + " roles of " + inputs.size() + " inputs");
        }
    }

    /** A head of measurement lists of which nothing is known that proves an order of parts. */
    public ReportHeader(
            String command, List<InputSummary> inputs, String verdict, Findings findings, List<Notice> notices) {
        this(
                command,
                List.of(),
                inputs,
                Collections.nCopies(inputs.size(), InputRole.LIST),
                List.of(),
                verdict,
                findings,
                notices,
                inputs.stream()
                        .flatMap(input -> JoinedList.of(input, Optional.empty()).stream())
                        .toList());
    }

    /** A head of measurement lists, with what is known of those in parts. */
    public ReportHeader(
            String command,
            List<InputSummary> inputs,
            String verdict,
            Findings findings,
            List<Notice> notices,
            List<JoinedList> joined) {
        this(
                command,
                List.of(),
                inputs,
                Collections.nCopies(inputs.size(), InputRole.LIST),
                List.of(),
                verdict,
                findings,
                notices,
                joined);
    }

    /** The same, with what is known of lists in parts, which is said as a note, too. */
    public ReportHeader withJoined(Optional<JoinedList> list) {
        return list.isEmpty() ? this : withJoined(List.of(list.get()));
    }

    /** The same for several. */
    public ReportHeader withJoined(List<JoinedList> lists) {
        List<Notice> all = new ArrayList<>();
        lists.forEach(
                each -> all.add(Notice.of(NoticeKind.LIST_IN_PARTS, each.name(), new EvidenceStatement.InParts(each))));
        all.addAll(notices);
        return new ReportHeader(command, arguments, inputs, roles, files, verdict, findings, all, lists);
    }

    /** The same; what the inputs were read for, one role for each. */
    public ReportHeader withRoles(List<InputRole> each) {
        return new ReportHeader(command, arguments, inputs, each, files, verdict, findings, notices, joined);
    }

    /** The same, with the command line that was given and the files that were read for it in addition to the inputs. */
    public ReportHeader of(List<String> given, List<ReadFile> read) {
        return new ReportHeader(command, given, inputs, roles, read, verdict, findings, notices, joined);
    }

    /** Every file that was read: measurement lists first, then the others in the order in which they were read. */
    public List<ReportInput> read() {
        List<ReportInput> lists = new ArrayList<>();
        List<ReportInput> known = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            for (InputSummary file : inputs.get(i).files()) {
                ReportInput input = ReportInput.of(roles.get(i), file);
                (roles.get(i) == InputRole.LIST ? lists : known)
                        .add(document(file.name()).map(input::within).orElse(input));
            }
        }
        List<ReportInput> all = new ArrayList<>(lists);
        for (ReadFile file : files) {
            List<ReportInput> same =
                    known.stream().filter(input -> input.is(file)).toList();
            known.removeAll(same);
            all.addAll(same.isEmpty() ? List.of(ReportInput.of(file)) : same);
        }
        all.addAll(known);
        return all;
    }

    /** The document with a quote, which may have brought a list under its own name. */
    private Optional<ReadFile> document(String name) {
        return files.stream()
                .filter(file -> file.role() == InputRole.QUOTE && file.path().equals(name))
                .findFirst();
    }

    /** True when findings name the file that they are in. */
    public boolean severalFiles() {
        return inputs.size() > 1 || !joined.isEmpty();
    }

    /** Verdict of every command when not one entry could be read. */
    public static final String NOTHING_READ = "nothing_read";

    /** A head whose notices are the diagnostics of its inputs. */
    public static ReportHeader of(String command, List<InputSummary> inputs, String verdict, Findings findings) {
        return new ReportHeader(command, inputs, verdict, findings, Notice.all(inputs));
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
