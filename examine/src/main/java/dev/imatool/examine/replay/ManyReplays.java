package dev.imatool.examine.replay;

import dev.imatool.examine.input.ExpectedPcrReader;
import dev.imatool.examine.input.InputArguments;
import dev.imatool.examine.input.ListPass;
import dev.imatool.examine.input.PartsArgument;
import dev.imatool.examine.input.QuestionException;
import dev.imatool.examine.input.QuestionProblem;
import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.listfolder.BesideExpected;
import dev.imatool.examine.listfolder.ListArguments;
import dev.imatool.examine.listfolder.ListFolder;
import dev.imatool.examine.listfolder.ListFolderNotices;
import dev.imatool.examine.listfolder.ListsInParts;
import dev.imatool.examine.report.ExitCode;
import dev.imatool.examine.report.Notice;
import dev.imatool.replay.GivenStarts;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Replays many lists independently, each on one core, in the order in which they are named. A list that cannot be read has a line,
 * too, and stops nothing.
 */
public final class ManyReplays {
    /** Lines that may wait for the one before them, for each thread. */
    private static final int AHEAD = 32;

    private final ReplayQuestion question;
    private final ListArguments.Found found;

    private ManyReplays(ReplayQuestion question, ListArguments.Found found) {
        this.question = question;
        this.found = found;
    }

    /**
     * Of all lists of a question. Values that the TPM of one machine held have no place there, but for those that lie next to a
     * list.
     *
     * @throws QuestionException if something is asked that one list alone can answer
     * @throws UnreadableInputException if a directory cannot be read
     */
    public static ManyReplays of(ReplayQuestion question) throws QuestionException, UnreadableInputException {
        if (!question.expected().isEmpty()) {
            throw new QuestionException(QuestionProblem.Contradiction.EXPECTED_VALUES_OF_MANY_LISTS);
        }
        if (!question.starts().values().isEmpty()) {
            throw new QuestionException(QuestionProblem.Contradiction.START_VALUES_OF_MANY_LISTS);
        }
        if (question.eventLog().isPresent()) {
            throw new QuestionException(QuestionProblem.Contradiction.EVENT_LOG_OF_MANY_LISTS);
        }
        if (question.lists().stream()
                .map(PartsArgument::parts)
                .anyMatch(parts -> parts.contains(InputArguments.STDIN_ARGUMENT))) {
            throw new QuestionException(QuestionProblem.Contradiction.STANDARD_INPUT_AMONG_MANY_LISTS);
        }
        return new ManyReplays(question, new ListArguments(question.lists()).find());
    }

    /** What is odd about the directories: a line is about one list, so it has no place there. */
    public List<Notice> notices() {
        return found.folders().entrySet().stream()
                .flatMap(folder -> ListFolderNotices.of(folder.getKey(), folder.getValue()).stream())
                .toList();
    }

    /** Takes what was made of each line, in order. */
    @FunctionalInterface
    public interface Lines<T> {
        void line(T line) throws IOException;
    }

    private record Made<T>(T line, ExitCode exit) {}

    /**
     * Replays all of them; the exit status is the worst of all.
     *
     * @param search reads lists to find the parts of one; its inputs open values, on any thread, and remember none
     * @param pass reads each list on the thread that replays it
     * @param form makes something of each line, on the thread that replayed the list
     */
    public <T> ExitCode run(ListPass search, ListPass pass, Function<ReplayLine, T> form, Lines<T> out)
            throws IOException {
        List<ListFolder.Listed> lists =
                found.folders().isEmpty() ? found.lists() : new ListsInParts(search).joined(found.lists());
        int threads = ListPass.cores();
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            try {
                Function<ListFolder.Listed, Made<T>> replay = list -> {
                    ReplayLine line = line(list, search.inputs(), pass);
                    return new Made<>(form.apply(line), ExitCode.ofStatus(line.exit()));
                };
                ExitCode worst = run(workers, AHEAD * threads, lists.iterator(), replay, out);
                return found.withoutList() ? worse(worst, ExitCode.USAGE) : worst;
            } finally {
                workers.shutdownNow();
            }
        }
    }

    private static <T> ExitCode run(
            ExecutorService workers,
            int ahead,
            Iterator<ListFolder.Listed> lists,
            Function<ListFolder.Listed, Made<T>> replay,
            Lines<T> out)
            throws IOException {
        Queue<Future<Made<T>>> pending = new ArrayDeque<>();
        ExitCode worst = ExitCode.OK;
        while (lists.hasNext() || !pending.isEmpty()) {
            while (lists.hasNext() && pending.size() < ahead) {
                ListFolder.Listed list = lists.next();
                pending.add(workers.submit(() -> replay.apply(list)));
            }
            Made<T> next = result(pending.remove());
            out.line(next.line());
            worst = worse(worst, next.exit());
        }
        return worst;
    }

    private ReplayLine line(ListFolder.Listed list, InputArguments values, ListPass pass) {
        String path = PartsArgument.shown(list.path());
        try {
            ExpectedPcrReader.Expected expected = BesideExpected.read(values, list.values(), question.banks());
            ReplayReport report = new ReplayRun(
                            question.replay(expected.values()), expected, GivenStarts.NONE, Optional.empty())
                    .on(1, pass, pass.inputs().once(list.path()));
            return ReplayLine.of(report, list.values());
        } catch (UnreadableInputException unreadable) {
            return ReplayLine.failed(
                    path, new ReplayLine.Failure.Unreadable(unreadable.name(), unreadable.problem()), ExitCode.USAGE);
        } catch (IOException | UncheckedIOException failure) {
            return ReplayLine.failed(
                    path, new ReplayLine.Failure.OfSystem(String.valueOf(failure.getMessage())), ExitCode.USAGE);
        } catch (RuntimeException bug) {
            return ReplayLine.failed(path, new ReplayLine.Failure.Internal(bug.toString()), ExitCode.INTERNAL);
        }
    }

    private static <T> T result(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(interrupted);
        } catch (ExecutionException failure) {
            switch (failure.getCause()) {
                case Error error -> throw error;
                case RuntimeException bug -> throw bug;
                case null, default -> throw new IllegalStateException(failure);
            }
        }
    }

    /** An internal error is the worst, then what could not be read at all, then damage, then a finding. */
    static ExitCode worse(ExitCode one, ExitCode other) {
        List<ExitCode> order =
                List.of(ExitCode.OK, ExitCode.FINDING, ExitCode.DAMAGED, ExitCode.USAGE, ExitCode.INTERNAL);
        return Stream.of(one, other)
                .max(Comparator.comparingInt(order::indexOf))
                .orElseThrow();
    }
}
