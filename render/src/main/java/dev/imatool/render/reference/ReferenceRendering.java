package dev.imatool.render.reference;

import dev.imatool.examine.reference.CheckedSource;
import dev.imatool.examine.reference.ReferenceReport;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.known.SourceShape;
import dev.imatool.render.output.Rendering;
import java.util.List;

/** The report of {@code reference}, declared. */
public final class ReferenceRendering {
    private static final Shape<CheckedSource> SOURCE = Shape.of(
            "A source of known files.",
            shape -> shape.field("name", "As given on the command line.", Type.TEXT, CheckedSource::name)
                    .include(SourceShape.FACTS, source -> source));

    /** How it is written. */
    public static final Rendering<ReferenceReport> RENDERING = new Rendering<>(
            Rendering.document(
                    "reference",
                    "An index of known files, and of what it was built.",
                    List.of(ReferenceReport.BUILT),
                    ReferenceRendering::declare),
            ReferencePage::write);

    private ReferenceRendering() {}

    private static void declare(Fields<ReferenceReport> fields) {
        fields.field("output", "The index that was written.", Type.TEXT, ReferenceReport::output)
                .number("bytes", "Its length.", Type.COUNT, ReferenceReport::bytes)
                .number(
                        "digests",
                        "Digests that can be found in it, each counted once for a file.",
                        Type.COUNT,
                        ReferenceReport::digests)
                .list(
                        "sources",
                        "What it was built of, in the order of the command line. check names these, not the index.",
                        SOURCE,
                        ReferenceReport::sources);
    }
}
