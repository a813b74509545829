package dev.imatool.replay.explain;

import dev.imatool.model.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody extended file digests that the list logs, as {@code tpm2_pcrevent} does with the same files: some of them, alone
 * or with candidates, or all of them in place of the template digests.
 */
final class LoggedFileDigests implements Hypothesis {
    private static final int LONGEST = 4;

    @Override
    public String id() {
        return "file_digests";
    }

    @Override
    public String wording(Question question) {
        return "file digests that the list logs: all in order in place of the template digests; up to " + LONGEST
                + " of them" + (question.candidates().isEmpty() ? "" : " and of the candidates")
                + " behind the last entry and without any entry; one behind each entry";
    }

    @Override
    public Optional<Found> test(Question question, Attempt attempt) {
        List<Foreign> logged = logged(question);
        if (logged.isEmpty()) {
            return Optional.empty();
        }
        List<Foreign> all = Stream.concat(Foreign.of(question.bank(), question.candidates()).stream(), logged.stream())
                .toList();
        List<Column> columns = question.allColumns().toList();
        return question.lists().stream()
                .flatMap(list -> inOrder(question, list, attempt).stream())
                .findFirst()
                .or(() -> ForeignBehind.sequences(
                        question, all, ForeignBehind.places(question, attempt, columns), attempt, 1, LONGEST))
                .or(() -> columns.stream()
                        .flatMap(column ->
                                ForeignBehind.behindEach(question, logged, column, attempt, columns.size()).stream())
                        .findFirst());
    }

    /** Every file digest that is as long as the bank's, once. */
    private static List<Foreign> logged(Question question) {
        Map<ByteString, Foreign> logged = new LinkedHashMap<>();
        for (RecordedList list : question.lists()) {
            for (int row = 0; row < list.rows(); row++) {
                foreign(question, list, row).ifPresent(one -> logged.putIfAbsent(one.digest(), one));
            }
        }
        return List.copyOf(logged.values());
    }

    private static Optional<Foreign> foreign(Question question, RecordedList list, int row) {
        ByteString digest = list.fileDigest(row);
        return digest.length() == question.bank().digestLength()
                ? Optional.of(
                        new Foreign(digest, Step.What.FILE_DIGEST, "the file digest of entry " + list.number(row)))
                : Optional.empty();
    }

    private static Optional<Found> inOrder(Question question, RecordedList list, Attempt attempt) {
        Chain chain = attempt.chain(1);
        chain.start(question.base().bytes(), 0, 0);
        List<Move> moves = new ArrayList<>();
        for (int row = 0; row < list.rows(); row++) {
            Optional<Foreign> one = list.pcr(row) == question.pcr() ? foreign(question, list, row) : Optional.empty();
            if (one.isPresent()) {
                moves.add(new Move.Extend(one.get()));
                if (chain.extend(one.get().digest().toByteArray(), 0) && moves.size() > LONGEST) {
                    return Optional.of(new Found(
                            Explanation.Kind.FOREIGN_EXTENDS,
                            list,
                            question.base(),
                            moves,
                            "is reproduced up to entry " + list.number(row)
                                    + " when the file digests are extended in place of the template digests; this is"
                                    + " not what IMA does"));
                }
            }
        }
        return Optional.empty();
    }
}
