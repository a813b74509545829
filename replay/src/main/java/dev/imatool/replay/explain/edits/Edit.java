package dev.imatool.replay.explain.edits;

import dev.imatool.replay.explain.report.EntryEdit;
import dev.imatool.replay.explain.report.Explanation;
import dev.imatool.replay.explain.search.Chain;
import dev.imatool.replay.explain.search.DigestColumn;
import dev.imatool.replay.explain.search.ExtendPiece;
import java.util.List;

/** A small difference between what is logged and what was extended, at one place of a column. */
enum Edit {
    LEFT_OUT(1, Explanation.Kind.DROPPED_ENTRY) {
        @Override
        boolean extend(Chain chain, DigestColumn column, int at) {
            return false;
        }

        @Override
        List<ExtendPiece> moves(DigestColumn column, int at) {
            return List.of(new ExtendPiece.LeftOut(column, at, at + 1));
        }

        @Override
        EntryEdit edit(DigestColumn column, int at) {
            return new EntryEdit.LeftOut(column.number(at));
        }
    },
    EXTENDED_TWICE(1, Explanation.Kind.EXTRA_ENTRY) {
        @Override
        boolean extend(Chain chain, DigestColumn column, int at) {
            chain.extend(column.digests(), column.offset(at));
            return chain.extend(column.digests(), column.offset(at));
        }

        @Override
        List<ExtendPiece> moves(DigestColumn column, int at) {
            return List.of(ExtendPiece.run(column, at, at + 1), new ExtendPiece.Run(column, at, at + 1, true));
        }

        @Override
        EntryEdit edit(DigestColumn column, int at) {
            return new EntryEdit.ExtendedTwice(column.number(at));
        }
    },
    SWAPPED(2, Explanation.Kind.SWAPPED_ENTRIES) {
        @Override
        boolean extend(Chain chain, DigestColumn column, int at) {
            chain.extend(column.digests(), column.offset(at + 1));
            return chain.extend(column.digests(), column.offset(at));
        }

        @Override
        List<ExtendPiece> moves(DigestColumn column, int at) {
            return List.of(ExtendPiece.run(column, at + 1, at + 2), ExtendPiece.run(column, at, at + 1));
        }

        @Override
        EntryEdit edit(DigestColumn column, int at) {
            return new EntryEdit.Swapped(column.number(at), column.number(at + 1));
        }
    };

    private final int entries;
    private final Explanation.Kind kind;

    Edit(int entries, Explanation.Kind kind) {
        this.entries = entries;
        this.kind = kind;
    }

    /** How many entries of the list it takes up. */
    int entries() {
        return entries;
    }

    Explanation.Kind kind() {
        return kind;
    }

    boolean fits(DigestColumn column, int at) {
        return at + entries <= column.size();
    }

    /** Extends what replaces the entries; true when that ends with the value looked for. */
    abstract boolean extend(Chain chain, DigestColumn column, int at);

    abstract List<ExtendPiece> moves(DigestColumn column, int at);

    /** The edit of the entries at a place. */
    abstract EntryEdit edit(DigestColumn column, int at);
}
