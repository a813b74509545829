package dev.imatool.examine.report;

import dev.imatool.model.Container;
import java.util.Optional;
import java.util.stream.Stream;

/** The containers that findings name. */
final class FindingContainers {
    private FindingContainers() {}

    /** At most two: lists may call the container of one path differently. */
    static Stream<Container> of(Finding finding) {
        return switch (finding) {
            case Finding.OfEntry entry -> entry.container().stream();
            case Finding.Changed changed ->
                Stream.concat(changed.container().stream(), changed.beforeContainer().stream());
            case Finding.CopiesPart copy ->
                Stream.of(
                                copy.parts().firstName().container(),
                                copy.parts().secondName().container())
                        .flatMap(Optional::stream);
            case Finding.NamespaceDiffers entry -> Stream.of(entry.container());
            case Finding.CpcrNotReproduced cpcr -> Stream.of(cpcr.pcr().container());
            case Finding.PcrUndecided pcr -> pcr.container().stream();
            case Finding.OfLine line -> line.container().stream();
            case Finding.Signature signature -> signature.judged().container().stream();
            case Finding.OfKeylime judged -> judged.entry().container().stream();
            case Finding.OfAnswer answer -> answer.entry().container().stream();
            case Finding.BootAggregateNotReproduced boot -> boot.result().aggregate().container().stream();
            default -> Stream.empty();
        };
    }
}
