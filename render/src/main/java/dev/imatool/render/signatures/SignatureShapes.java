package dev.imatool.render.signatures;

import dev.imatool.appraise.signature.EntrySignatures;
import dev.imatool.appraise.signature.SignatureCheck;
import dev.imatool.appraise.signature.SignatureKind;
import dev.imatool.appraise.signature.SignatureVerdict;
import dev.imatool.appraise.signature.key.SigningKey;
import dev.imatool.model.key.CertificateFacts;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.ContainerShape;
import dev.imatool.render.words.SignatureReasonWords;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the document says of entries and their signatures. */
final class SignatureShapes {
    private static final String RESULT_MEANING =
            "bad, malformed, unknown_key, not_checkable, good, unsigned; see summary.";

    private static final Type<String> RESULT = Type.choice(Stream.of(SignatureVerdict.values())
            .filter(verdict -> verdict != SignatureVerdict.NOT_APPLICABLE)
            .map(SignatureVerdict::id)
            .toList());

    private static final Shape<SignatureCheck> FIELDS = Shape.of("One signature.", SignatureShapes::declare);

    private static final Shape<SignatureCheck> CHECK = Shape.named(
            "signature_check",
            "One signature of several.",
            shape -> shape.field(
                            "result",
                            RESULT_MEANING,
                            RESULT,
                            check -> check.verdict().id())
                    .include(FIELDS, check -> check));

    /** An entry and its signatures. */
    static final Shape<EntrySignatures> ENTRY = Shape.named(
            "signature",
            "An entry and its signature.",
            shape -> shape.number("entry", "Number of the entry, from 1.", Type.ORDINAL, EntrySignatures::entry)
                    .field("location", "Where it is.", CommonShapes.LOCATION, EntrySignatures::location)
                    .field("template", "Name of its template.", Type.TEXT, EntrySignatures::template)
                    .include(ContainerShape.PLACE, EntrySignatures::container)
                    .name("path", "Path in the container or on the host, or a label.", EntrySignatures::path)
                    .field(
                            "result",
                            RESULT_MEANING,
                            RESULT,
                            entry -> entry.verdict().id())
                    .includeOptional(FIELDS, EntrySignatures::deciding)
                    .optionalList(
                            "checks",
                            "All signatures of an entry that has several; the fields above are those of the first of the gravest.",
                            CHECK,
                            entry -> entry.checks().size() > 1 ? entry.checks() : List.<SignatureCheck>of()));

    private SignatureShapes() {}

    private static void declare(Fields<SignatureCheck> fields) {
        fields.field(
                        "field",
                        "Field of the signature; xattrvalues for security.ima among logged attributes. This and what follows is"
                                + " absent for unsigned entries.",
                        Type.TEXT,
                        check -> check.field().name())
                .field(
                        "kind",
                        "What it is about: file (content), verity (fs-verity digest), evm (owner, mode, attributes), module (content"
                                + " before an appended signature).",
                        Type.choice(SignatureKind.class, SignatureKind::id),
                        SignatureCheck::kind)
                .optionalInt("version", "Version of its header.", Type.ORDINAL, SignatureCheck::version)
                .optional(
                        "key_id",
                        "How it names its key: the id in the header; for modules a key identifier or a serial number.",
                        Type.HEX,
                        SignatureCheck::keyId)
                .optional(
                        "algorithm",
                        "What signs and the hash algorithm, such as rsa-sha256; the hash algorithm alone where the key is not known.",
                        Type.WORDS,
                        SignatureCheck::algorithm);
        declareKey(
                fields,
                "key",
                "Origin of the key that made it, whatever the result; for a bad signature, of a key that has the name in the"
                        + " signature.",
                SignatureCheck::key);
        declareKey(
                fields, "not_trusted", "Origin of a key that made it and is not trusted.", SignatureCheck::notTrusted);
        fields.optional(
                "detail",
                "More about it, one sentence.",
                Type.WORDS,
                check -> check.reason().map(SignatureReasonWords::of));
    }

    private static void declareKey(
            Fields<SignatureCheck> fields,
            String name,
            String meaning,
            Function<SignatureCheck, Optional<SigningKey>> key) {
        fields.optional(
                        name,
                        meaning,
                        Type.TEXT,
                        check -> key.apply(check).map(one -> one.key().origin()))
                .optional(
                        name + "_subject",
                        "Subject of its certificate.",
                        Type.TEXT,
                        check -> key.apply(check)
                                .flatMap(one -> one.key().certificate())
                                .map(CertificateFacts::subject))
                .optional(
                        name + "_measured",
                        "Where the list measured that key.",
                        SigningKeyShapes.MEASURED,
                        check -> key.apply(check).flatMap(SigningKeyShapes::measured));
    }
}
