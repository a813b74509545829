package dev.imatool.render.containers;

import dev.imatool.diff.survey.EntryPlace;
import dev.imatool.examine.containers.Resolution;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.render.containers.PlaceShapes.Placed;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.replay.container.NamespacedFormula;
import java.util.List;
import java.util.Optional;

/** What documents say of the digests that container-ima made of file digests. */
final class ResolutionShape {
    private static final long BOUND_BITS = 64;

    private static final Shape<SourceOf> SOURCE = Shape.of(
            "A known file that gives the digest. The kind decides which other fields there are.",
            shape -> shape.field(
                            "kind",
                            "host_entry; allow_list.",
                            Type.choice(List.of("host_entry", "allow_list")),
                            source -> source.host().isPresent() ? "host_entry" : "allow_list")
                    .includeOptional(hostEntry(), SourceOf::host)
                    .includeOptional(allowed(), SourceOf::allowed));

    /** An entry with such a digest. */
    static final Shape<ResolutionOf> RESOLUTION =
            Shape.named("resolution", "An entry whose digest container-ima made of a file digest.", shape -> {
                PlaceShapes.fields(shape, ResolutionOf::placed);
                shape.field(
                                "result",
                                "explained; unresolved (no known file gives it).",
                                Type.choice(List.of("explained", "unresolved")),
                                of -> of.explained() ? "explained" : "unresolved")
                        .optional(
                                "formula",
                                "first_8_bytes: as the published source of container-ima computes; digest_and_namespace: as it is"
                                        + " described, an alternative that is tried where the first gives nothing.",
                                Type.choice(NamespacedFormula.class, NamespacedFormula::id),
                                of -> of.ifExplained(of.resolution().formula()))
                        .optional(
                                "file_bits_bound",
                                "Bits of the file digest that take part.",
                                Type.COUNT,
                                of -> of.ifExplained(of.bits()))
                        .optional(
                                "namespace_bound",
                                "false: the digest is the same in every namespace.",
                                Type.FLAG,
                                of -> of.ifExplained(of.asMeant()))
                        .optionalList(
                                "sources",
                                "Known files that give it, those of the same path first.",
                                SOURCE,
                                of -> of.resolution().sources().stream()
                                        .map(source -> new SourceOf(of.head(), source))
                                        .toList());
            });

    private ResolutionShape() {}

    /** A resolution, with the header that names the inputs. */
    record ResolutionOf(ReportHeader head, Resolution resolution) {
        Placed placed() {
            return new Placed(head, resolution.entry());
        }

        boolean explained() {
            return !resolution.sources().isEmpty();
        }

        boolean asMeant() {
            return resolution.formula() == NamespacedFormula.DIGEST_AND_NAMESPACE;
        }

        long bits() {
            EntryPlace entry = resolution.entry();
            return asMeant()
                    ? (long) Byte.SIZE
                            * entry.digest()
                                    .map(logged -> logged.digest().length())
                                    .orElse(0)
                    : BOUND_BITS;
        }

        <V> Optional<V> ifExplained(V value) {
            return explained() ? Optional.of(value) : Optional.empty();
        }
    }

    private record HostOf(ReportHeader head, Resolution.HostEntry entry) {}

    private record SourceOf(ReportHeader head, Resolution.Source source) {
        Optional<HostOf> host() {
            return source instanceof Resolution.HostEntry entry
                    ? Optional.of(new HostOf(head, entry))
                    : Optional.empty();
        }

        Optional<Resolution.Allowed> allowed() {
            return source instanceof Resolution.Allowed allowed ? Optional.of(allowed) : Optional.empty();
        }
    }

    private static Shape<HostOf> hostEntry() {
        return Shape.of("An entry of the host.", shape -> {
            PlaceShapes.fields(
                    shape, (HostOf of) -> new Placed(of.head(), of.entry().place()));
            shape.field(
                    "damaged",
                    "true where the digest of the host entry is damaged after its first 8 bytes, on which alone the formula rests.",
                    Type.FLAG,
                    of -> of.entry().damaged());
        });
    }

    private static Shape<Resolution.Allowed> allowed() {
        return Shape.of(
                "An entry of a reference.",
                shape -> shape.field("file", "Name of the reference.", Type.TEXT, Resolution.Allowed::file)
                        .optional(
                                "entry",
                                "Number of its entry in that input, or in a reference that is a measurement list.",
                                Type.ORDINAL,
                                allowed -> allowed.list() ? Optional.of(allowed.number()) : Optional.<Long>empty())
                        .optional(
                                "line",
                                "Line of the reference; entry instead where it is a measurement list.",
                                Type.ORDINAL,
                                allowed -> allowed.list() ? Optional.<Long>empty() : Optional.of(allowed.number()))
                        .name("path", "Event name without its namespace, or a label.", Resolution.Allowed::path));
    }
}
