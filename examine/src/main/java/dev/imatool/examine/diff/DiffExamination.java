package dev.imatool.examine.diff;

import dev.imatool.diff.DiffOptions;
import dev.imatool.diff.DiffOptions.Boots;
import dev.imatool.diff.ListDiff;
import dev.imatool.diff.history.EntryFacts;
import dev.imatool.diff.history.EntryFactsReader;
import dev.imatool.diff.history.ListHistory;
import dev.imatool.diff.history.ListHistoryBuilder;
import dev.imatool.diff.history.Vocabulary;
import dev.imatool.examine.input.AskedContainers;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.MeantContainers;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.report.BuffersByEntry;
import dev.imatool.examine.report.FindingCollector;
import dev.imatool.examine.report.Findings;
import dev.imatool.examine.report.InputRole;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.statement.ComparisonStatement;
import dev.imatool.model.ContainerStore;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.model.container.ContainerSelector;
import dev.imatool.model.tpm.Attestation;
import dev.imatool.parsers.InputSource;
import dev.imatool.parsers.InputSummary;
import dev.imatool.parsers.buffer.BufferReader;
import dev.imatool.replay.parallel.ParallelPass;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares two lists, or two namespaces of one. */
public final class DiffExamination {
    private static final String COMMAND = "diff";

    private final ListPass pass;
    private final InputArguments inputs;

    /** What is known of the stores of containers, for both lists and all threads that read them. */
    private final ContainerStore.Reader stores = new ContainerStore.Reader();

    /** @param pass reads the lists and opens the quotes */
    public DiffExamination(ListPass pass) {
        this.pass = pass;
        this.inputs = pass.inputs();
    }

    /** One list, read. */
    private record Read(ListHistory history, BuffersByEntry buffers, ListPass.Outcome outcome, long last) {
        InputSummary summary() {
            return outcome.summary();
        }

        boolean nothing() {
            return summary().entries() == 0;
        }
    }

    /**
     * The answer.
     *
     * @throws QuestionException if neither list has a container that was asked for, or a word may mean several
     * @throws dev.imatool.examine.input.UnreadableInputException if an input cannot be read
     */
    public DiffReport examine(DiffQuestion question) throws IOException {
        DiffInput one = DiffInput.of(question.before(), question.readsRepeatedly(), pass);
        DiffInput other = DiffInput.of(question.after(), question.readsRepeatedly(), pass);
        KnownBoots boots = boots(question.options().boots(), one.quotes(), other.quotes());
        FindingCollector collector = new FindingCollector();
        Vocabulary vocabulary = new Vocabulary();
        DiffJudging judging = new DiffJudging(pass, question.sources());
        Read before = read(one, question.before(), vocabulary, collector, judging);
        Read after = read(other, question.after(), vocabulary, collector, judging);
        Optional<QuestionProblem> wrong = wrong(question.options(), before.history(), after.history());
        if (wrong.isPresent()) {
            throw new QuestionException(wrong.get());
        }
        DiffOptions known = question.options().with(boots.boots());
        ListDiff diff = ListDiff.between(before.history(), after.history(), known);
        AskedContainers asked = new AskedContainers(question.options().containers());
        Optional<DiffAnswers> answers = judging.answers(
                diff,
                List.of(
                        judged(question.before(), one, before, DiffJudging.Part.BEFORE, asked),
                        judged(question.after(), other, after, DiffJudging.Part.AFTER, asked)));
        List<InputSummary> read = new ArrayList<>(List.of(before.summary(), after.summary()));
        read.addAll(judging.lists());
        List<Notice> notices = new ArrayList<>(Notice.all(read));
        notices.addAll(judging.notices());
        notDescribed(before).ifPresent(notices::add);
        notDescribed(after).ifPresent(notices::add);
        notices.addAll(one.notices());
        notices.addAll(other.notices());
        contradiction(boots, after.summary().name()).ifPresent(notices::add);
        Findings contradictions = collector.findings();
        boolean nothing = before.nothing() || after.nothing();
        Findings findings = findings(question, before, after, boots, contradictions, diff);
        ReportHeader head = new ReportHeader(
                        COMMAND,
                        read,
                        nothing ? ReportHeader.NOTHING_READ : diff.verdict().id(),
                        DiffFindings.with(findings, answers),
                        // one text read twice says the same twice
                        notices.stream().distinct().toList())
                .withRoles(roles(2, judging));
        return new DiffReport(
                inputs.recordedIn(head.withJoined(head.joined())),
                before.outcome().templateDigests(),
                after.outcome().templateDigests(),
                before.buffers(),
                after.buffers(),
                boots,
                contradictions,
                diff,
                question.order(),
                answers);
    }

    private DiffJudging.Judged judged(
            DiffQuestion.Side side, DiffInput input, Read read, DiffJudging.Part part, AskedContainers asked) {
        return new DiffJudging.Judged(
                pass(side),
                input.list(),
                read.last(),
                container -> asked.wants(container) ? Optional.of(part) : Optional.empty());
    }

    /** Sources that are lists stand behind the lists that are compared. */
    private static List<InputRole> roles(int compared, DiffJudging judging) {
        List<InputRole> roles = new ArrayList<>(Collections.nCopies(compared, InputRole.LIST));
        roles.addAll(Collections.nCopies(judging.lists().size(), InputRole.REFERENCE));
        return roles;
    }

    /** What is wrong with the words for containers: the lists have none that one means, or several. */
    private static Optional<QuestionProblem> wrong(DiffOptions options, ListHistory before, ListHistory after) {
        Vocabulary vocabulary = before.vocabulary();
        for (ContainerSelector selector : options.containers()) {
            MeantContainers meant = new MeantContainers(selector);
            IntStream.range(0, vocabulary.containerCount()).forEach(number -> meant.add(vocabulary.container(number)));
            Optional<QuestionProblem> wrong = meant.wrong(QuestionProblem.Where.Part.THE_LISTS);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        Stream<Optional<QuestionProblem>> mapped = options.namespaceMap().entrySet().stream()
                .flatMap(pair -> Stream.of(
                        notOne(pair.getKey(), before, QuestionProblem.Where.Part.BEFORE),
                        notOne(pair.getValue(), after, QuestionProblem.Where.Part.AFTER)));
        return mapped.flatMap(Optional::stream).findFirst();
    }

    private static Optional<QuestionProblem> notOne(String wanted, ListHistory list, QuestionProblem.Where where) {
        MeantContainers meant = new MeantContainers(new ContainerSelector(wanted));
        BitSet numbers = new BitSet();
        IntStream.range(0, list.size()).forEach(entry -> numbers.set(list.container(entry)));
        numbers.stream().forEach(number -> meant.add(list.vocabulary().container(number)));
        return meant.notOne(where);
    }

    private static Findings findings(
            DiffQuestion question, Read before, Read after, KnownBoots boots, Findings contradictions, ListDiff diff) {
        String one = before.summary().name();
        String other = after.summary().name();
        if (before.nothing() || after.nothing()) {
            return DiffFindings.nothingRead(contradictions, before.nothing() ? one : other);
        }
        Findings findings = DiffFindings.of(contradictions, diff, one, other);
        boolean answered = boots.boots() != Boots.UNKNOWN || boots.quotes() == KnownBoots.Quotes.RESET_BETWEEN;
        return question.asksQuotes() && !answered && diff.verdict() == ListDiff.Verdict.SAME_CONTENTS
                ? DiffFindings.bootsUndecided(findings, boots, other)
                : findings;
    }

    /**
     * The answer for two containers of one list.
     *
     * @throws QuestionException if one of them is not there, or both are the same
     * @throws dev.imatool.examine.input.UnreadableInputException if the input cannot be read
     */
    public DiffReport examine(ContainerPairQuestion question) throws IOException {
        FindingCollector collector = new FindingCollector();
        ContainerPairHistory histories = new ContainerPairHistory(question.first(), question.second());
        boolean repeatedly = !question.sources().none();
        InputSource source = repeatedly ? inputs.repeatedly(question.list()) : inputs.once(question.list());
        DiffJudging judging = new DiffJudging(pass, question.sources());
        judging.list(source.name());
        long[] last = {0};
        ListPass.Outcome outcome = pass.over(source, collector, (digests, check) -> {
            histories.add(digests, check);
            judging.take(source.name(), digests.entry());
            last[0] = digests.entry().number();
        });
        Optional<QuestionProblem> missing = histories.missing();
        if (missing.isPresent()) {
            throw new QuestionException(missing.get());
        }
        ListDiff diff = histories.diff();
        Findings contradictions = collector.findings();
        Optional<DiffAnswers> answers =
                judging.answers(diff, List.of(new DiffJudging.Judged(pass, source, last[0], histories::part)));
        List<InputSummary> read = new ArrayList<>(List.of(outcome.summary()));
        read.addAll(judging.lists());
        List<Notice> notices = new ArrayList<>(Notice.all(read));
        notices.addAll(judging.notices());
        String name = outcome.summary().name();
        Findings findings = DiffFindings.with(DiffFindings.of(contradictions, diff, name, name), answers);
        return new DiffReport(
                inputs.recordedIn(new ReportHeader(COMMAND, read, diff.verdict().id(), findings, notices)
                        .withRoles(roles(1, judging))),
                histories.firstDigests(),
                histories.secondDigests(),
                new BuffersByEntry(),
                new BuffersByEntry(),
                KnownBoots.of(Boots.UNKNOWN, Optional.empty(), Optional.empty()),
                contradictions,
                diff,
                question.order(),
                answers);
    }

    private Read read(
            DiffInput input,
            DiffQuestion.Side side,
            Vocabulary vocabulary,
            FindingCollector findings,
            DiffJudging judging)
            throws IOException {
        ListHistoryBuilder builder = new ListHistoryBuilder(vocabulary);
        BuffersByEntry buffers = new BuffersByEntry();
        String list = input.list().name() + side.list().map(name -> " " + name).orElse("");
        judging.list(list);
        long[] last = {0};
        ListPass.Outcome outcome = pass(side).over(input.list(), findings, this::facts, (digests, check, facts) -> {
            builder.add(facts);
            keepBuffer(digests.entry(), buffers);
            judging.take(list, digests.entry());
            last[0] = digests.entry().number();
        });
        return new Read(builder.build(), buffers, outcome, last[0]);
    }

    private ListPass pass(DiffQuestion.Side side) {
        return side.list().map(name -> pass.with(pass.options().ofList(name))).orElse(pass);
    }

    private ParallelPass.Preparation<EntryFacts> facts() {
        EntryFactsReader reader = new EntryFactsReader(stores);
        return (entry, check) -> reader.of(entry, check == TemplateDigestCheck.NOT_COMPUTABLE);
    }

    private static void keepBuffer(EntryView view, BuffersByEntry buffers) {
        if (view.template().indexOf(FieldId.BUF) >= 0) {
            BufferReader.raw(view.toEntry()).ifPresent(buffer -> buffers.add(view.number(), buffer));
        }
    }

    /** Of all quotes next to the lists, two that show one boot, else any two. */
    private static KnownBoots boots(Boots said, List<Attestation> before, List<Attestation> after) {
        for (Attestation one : before) {
            for (Attestation other : after) {
                KnownBoots boots = KnownBoots.of(said, Optional.of(one), Optional.of(other));
                if (boots.quotes() == KnownBoots.Quotes.ONE_RESET) {
                    return boots;
                }
            }
        }
        for (Attestation one : before) {
            for (Attestation other : after) {
                KnownBoots boots = KnownBoots.of(said, Optional.of(one), Optional.of(other));
                if (boots.quotes() == KnownBoots.Quotes.RESET_BETWEEN) {
                    return boots;
                }
            }
        }
        return KnownBoots.of(said, before.stream().findFirst(), after.stream().findFirst());
    }

    private static Optional<Notice> contradiction(KnownBoots boots, String input) {
        if (boots.boots() == Boots.ONE && boots.quotes() == KnownBoots.Quotes.RESET_BETWEEN) {
            return Optional.of(
                    Notice.of(NoticeKind.BOOTS_CONTRADICTED, input, ComparisonStatement.OfBoots.RESET_IN_ONE_BOOT));
        }
        if (boots.boots() == Boots.SEPARATE && boots.quotes() == KnownBoots.Quotes.ONE_RESET) {
            return Optional.of(Notice.of(
                    NoticeKind.BOOTS_CONTRADICTED, input, ComparisonStatement.OfBoots.NO_RESET_BETWEEN_BOOTS));
        }
        if (boots.quotes() == KnownBoots.Quotes.OTHER_KEY) {
            return Optional.of(Notice.of(NoticeKind.BOOTS_NOT_COMPARED, input));
        }
        return Optional.empty();
    }

    private static Optional<Notice> notDescribed(Read read) {
        long leftOut = read.buffers().leftOut();
        if (leftOut == 0) {
            return Optional.empty();
        }
        return Optional.of(Notice.of(
                NoticeKind.BUFFERS_NOT_DESCRIBED,
                read.summary().name(),
                new ComparisonStatement.BuffersNotDescribed(
                        leftOut, BuffersByEntry.LONGEST, BuffersByEntry.MOST, BuffersByEntry.MOST_BYTES)));
    }
}
