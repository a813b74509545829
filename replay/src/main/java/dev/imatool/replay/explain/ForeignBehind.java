package dev.imatool.replay.explain;

import dev.imatool.model.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Somebody other than IMA extended: behind the last entry, behind an earlier one, or with no entry extended at all. */
final class ForeignBehind implements Hypothesis {
    private static final int LONGEST = 4;
    private static final int LONGEST_WITH_EVENTS = 2;

    @Override
    public String id() {
        return "foreign_extends";
    }

    @Override
    public String wording(Question question) {
        if (question.candidates().isEmpty()) {
            return "up to " + LONGEST_WITH_EVENTS
                    + " well-known events behind the last entry and without any entry; one of them behind each entry";
        }
        return "up to " + LONGEST + " candidates, or " + LONGEST_WITH_EVENTS
                + " with well-known events among them, behind"
                + " the last entry and without any entry; one of them behind each entry";
    }

    /** Where foreign extends may begin: behind so many entries of a column. */
    record Place(Optional<Column> column, int entries, ByteString state) {}

    @Override
    public Optional<Found> test(Question question, Attempt attempt) {
        List<Foreign> candidates = Foreign.of(question.bank(), question.candidates());
        List<Foreign> foreign = Stream.concat(candidates.stream(), Foreign.wellKnown(question.bank()).stream())
                .toList();
        List<Column> columns = question.allColumns().toList();
        List<Place> places = places(question, attempt, columns);
        return sequences(question, foreign, places, attempt, 1, LONGEST_WITH_EVENTS)
                .or(() -> sequences(question, candidates, places, attempt, LONGEST_WITH_EVENTS + 1, LONGEST))
                .or(() -> columns.stream()
                        .flatMap(column -> behindEach(question, foreign, column, attempt, columns.size()).stream())
                        .findFirst());
    }

    /** Behind the last entry of each column, and with no entry extended. */
    static List<Place> places(Question question, Attempt attempt, List<Column> columns) {
        List<Place> places = new ArrayList<>();
        for (Column column : columns) {
            Chain chain = attempt.chain(1);
            chain.start(question.base().bytes(), 0, 0);
            chain.run(column, 0, column.size());
            byte[] end = new byte[question.bank().digestLength()];
            chain.save(end, 0);
            places.add(new Place(Optional.of(column), column.size(), ByteString.copyOf(end)));
        }
        places.add(new Place(Optional.empty(), 0, question.base().value()));
        return places;
    }

    /** Every sequence of so many digests from every place, the shorter ones first. */
    static Optional<Found> sequences(
            Question question, List<Foreign> foreign, List<Place> places, Attempt attempt, int shortest, int longest) {
        List<Chain> chains =
                places.stream().map(place -> attempt.chain(3L * places.size())).toList();
        for (int depth = shortest; depth <= longest; depth++) {
            for (int i = 0; i < places.size(); i++) {
                Place place = places.get(i);
                Chain chain = chains.get(i);
                if (!chain.exhausted()) {
                    Optional<List<Foreign>> found = new ForeignSequence(
                                    chain, foreign, question.bank().digestLength())
                            .find(place.state().toByteArray(), 0, depth);
                    if (found.isPresent()) {
                        return Optional.of(found(question, place, found.get()));
                    }
                    if (chain.exhausted()) {
                        attempt.cut("not every sequence of " + depth + (depth < longest ? " and more" : ""));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** One digest behind each entry but the last, as long as the effort lasts. */
    static Optional<Found> behindEach(
            Question question, List<Foreign> foreign, Column column, Attempt attempt, int columns) {
        Chain chain = attempt.chain(3L * columns);
        byte[] states = chain.states(column, question.base().bytes());
        ForeignSequence sequence =
                new ForeignSequence(chain, foreign, question.bank().digestLength());
        for (int entries = column.size() - 1; entries > 0; entries--) {
            Optional<List<Foreign>> found = sequence.find(states, column.offset(entries), 1);
            if (found.isPresent()) {
                return Optional.of(
                        found(question, new Place(Optional.of(column), entries, ByteString.EMPTY), found.get()));
            }
            if (chain.exhausted()) {
                attempt.cut("not behind entries before " + column.number(entries));
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Found found(Question question, Place place, List<Foreign> extended) {
        List<Move> moves = new ArrayList<>();
        place.column().ifPresent(column -> moves.add(Move.run(column, 0, place.entries())));
        extended.forEach(one -> moves.add(new Move.Extend(one)));
        RecordedList list = place.column().map(Column::list).orElse(RecordedList.NONE);
        return new Found(
                Explanation.Kind.FOREIGN_EXTENDS,
                list,
                question.base(),
                moves,
                place.column()
                        .map(column -> behind(column, place.entries(), extended))
                        .orElseGet(() -> unrelated(question.base(), extended)));
    }

    private static String behind(Column column, int entries, List<Foreign> extended) {
        return "is reproduced " + (column.padded() ? "in padded SHA-1 " : "") + "when behind "
                + (entries == column.size() ? "the last entry, " : "entry ") + column.number(entries - 1)
                + ", somebody other than IMA extends " + ForeignWording.of(extended)
                + Wording.uncovered(column, entries);
    }

    private static String unrelated(Start base, List<Foreign> extended) {
        String from = base.given() ? "the given start value" : base.wording();
        return "is reproduced from " + from + " by " + extended.size() + " foreign "
                + (extended.size() == 1 ? "extend" : "extends") + ": " + ForeignWording.of(extended)
                + "; IMA extended nothing, and log and PCR are unrelated";
    }
}
