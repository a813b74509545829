package dev.imatool.render.verify;

import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.verify.VerifyReport;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.replay.verify.VerificationVerdict;
import java.util.ArrayList;
import java.util.List;

/** The report of {@code verify}, declared. */
public final class VerifyRendering {
    /** How it is written. */
    public static final Rendering<VerifyReport> RENDERING = new Rendering<>(
            Rendering.document(
                    "verify",
                    "Whether a measurement list agrees with itself, and a copy with it.",
                    List.of(
                            VerificationVerdict.CONSISTENT.id(),
                            VerificationVerdict.UNPROVEN.id(),
                            VerifyReport.COPIES_PART,
                            VerificationVerdict.INCONSISTENT.id(),
                            ReportHeader.NOTHING_READ),
                    VerifyRendering::declare),
            VerifyPage::write);

    private VerifyRendering() {}

    private static void declare(Fields<VerifyReport> fields) {
        fields.field(
                        "template_digests",
                        "Of all inputs together.",
                        CommonShapes.TEMPLATE_DIGESTS,
                        VerifyReport::templateDigests)
                .optionalList(
                        "buffers",
                        "What the measured buffers of each input say about the entries around them; absent where there are"
                                + " none.",
                        BufferStatementShape.BUFFERS,
                        VerifyRendering::buffers)
                .optional(
                        "copies",
                        "How a second input compares to the first; absent where there is one input.",
                        CopyShape.COPIES,
                        VerifyReport::copies);
    }

    /** Those of all inputs, or of none. */
    private static List<BufferStatementShape.OfInput> buffers(VerifyReport report) {
        List<BufferStatementShape.OfInput> all = new ArrayList<>();
        if (report.buffers().stream().anyMatch(buffers -> buffers.buffers() > 0)) {
            for (int i = 0; i < report.buffers().size(); i++) {
                all.add(new BufferStatementShape.OfInput(
                        report.head().inputs().get(i).name(), report.buffers().get(i)));
            }
        }
        return all;
    }
}
