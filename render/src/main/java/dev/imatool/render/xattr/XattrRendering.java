package dev.imatool.render.xattr;

import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.xattr.XattrReport;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.xattr.XattrValue;
import dev.imatool.parsers.xattr.BareDigest;
import dev.imatool.parsers.xattr.ShellRecipe;
import dev.imatool.parsers.xattr.XattrDiagnosis;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.CommonShapes;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** How the report of {@code xattr} is written. */
public final class XattrRendering {
    private static final String DIGEST = "The digest in it; an unknown algorithm is the byte for it, such as 0x58.";
    private static final String VERSION = "Version of the header of a signature.";
    private static final String ALGORITHM_ID = "The byte for the hash algorithm.";
    private static final String ALGORITHM = "Hash algorithm of a signature, where it is known.";
    private static final String KEY_ID = "Key id of a signature.";
    private static final String DECLARED = "Number of bytes that a signature has according to its header.";
    private static final String SIZE = "Number of bytes that a signature has.";
    private static final String RECIPE =
            "What the shell recipe echo -e \"\\x4$(openssl dgst -binary FILE)\" makes of the file"
                    + " digest, where that is known.";

    private static final Shape<XattrValue.LegacyDigest> LEGACY = Shape.of(
            "A digest without a byte for its algorithm.",
            shape -> shape.field(
                    "digest",
                    DIGEST,
                    CommonShapes.DIGEST,
                    legacy -> CommonShapes.Digest.of(legacy.algorithm().kernelName(), legacy.digest())));

    private static final Shape<XattrValue.Digest> DIGEST_NG = Shape.of(
            "A digest and its algorithm.",
            shape -> shape.number("algorithm_id", ALGORITHM_ID, Type.COUNT, XattrValue.Digest::algorithmId)
                    .field(
                            "digest",
                            DIGEST,
                            CommonShapes.DIGEST,
                            digest -> CommonShapes.Digest.of(
                                    digest.algorithm()
                                            .map(HashAlgorithm::kernelName)
                                            .orElseGet(() -> String.format("0x%02x", digest.algorithmId())),
                                    digest.digest())));

    private static final Shape<XattrValue.Hmac> HMAC = Shape.of(
            "An HMAC.",
            shape -> shape.field(
                    "digest",
                    DIGEST,
                    CommonShapes.DIGEST,
                    hmac -> CommonShapes.Digest.of(HashAlgorithm.SHA1.kernelName(), hmac.digest())));

    private static final Shape<XattrValue.Signature> SIGNATURE = Shape.of(
            "A signature.",
            shape -> shape.number("version", VERSION, Type.COUNT, XattrValue.Signature::version)
                    .number("algorithm_id", ALGORITHM_ID, Type.COUNT, XattrValue.Signature::algorithmId)
                    .optional(
                            "algorithm",
                            ALGORITHM,
                            Type.WORDS,
                            signature -> signature.algorithm().map(HashAlgorithm::kernelName))
                    .field("key_id", KEY_ID, Type.HEX, XattrValue.Signature::keyId)
                    .number("declared_size", DECLARED, Type.COUNT, XattrValue.Signature::declaredSize)
                    .number(
                            "signature_size",
                            SIZE,
                            Type.COUNT,
                            signature -> signature.signature().length()));

    private static final Shape<XattrValue.SignatureV1> SIGNATURE_V1 = Shape.of(
            "A signature of version 1.",
            shape -> shape.number("version", VERSION, Type.COUNT, signature -> 1)
                    .optional(
                            "algorithm",
                            ALGORITHM,
                            Type.WORDS,
                            signature -> signature.algorithm().map(HashAlgorithm::kernelName))
                    .field("key_id", KEY_ID, Type.HEX, XattrValue.SignatureV1::keyId)
                    .number("declared_size", DECLARED, Type.COUNT, signature -> (signature.bits() + 7) / 8)
                    .number(
                            "signature_size",
                            SIZE,
                            Type.COUNT,
                            signature -> signature.signature().length()));

    private static final Shape<XattrValue> PARTS = Shape.of(
            "What a value consists of.",
            shape -> shape.variant(XattrValue.LegacyDigest.class, LEGACY)
                    .variant(XattrValue.Digest.class, DIGEST_NG)
                    .variant(XattrValue.Hmac.class, HMAC)
                    .variant(XattrValue.Signature.class, SIGNATURE)
                    .variant(XattrValue.SignatureV1.class, SIGNATURE_V1));

    private static final Shape<ShellRecipe> SHELL_RECIPE = Shape.of(
            RECIPE,
            shape -> shape.field("hex", "The bytes.", Type.HEX, ShellRecipe::value)
                    .list(
                            "damages",
                            "What the shell did to the digest.",
                            Type.choice(ShellRecipe.Damage.class),
                            ShellRecipe::damages));

    private static final Shape<XattrReport.Value> VALUE = Shape.named(
            "xattr_value",
            "One value.",
            shape -> shape.optional(
                            "line",
                            "Where it stands, from 1; absent where there are no lines.",
                            Type.ORDINAL,
                            value -> Optional.of(value.line()).filter(line -> line > 0))
                    .optional("file", "File it belongs to, as getfattr names it.", Type.TEXT, XattrReport.Value::file)
                    .optional("attribute", "Name of the attribute.", Type.WORDS, XattrReport.Value::attribute)
                    .field(
                            "hex",
                            "The bytes.",
                            Type.HEX,
                            value -> value.diagnosis().bytes())
                    .field(
                            "base64",
                            "The same in base64, as setfattr takes it after 0s.",
                            Type.WORDS,
                            value -> Base64.getEncoder()
                                    .encodeToString(value.diagnosis().bytes().toByteArray()))
                    .field(
                            "type",
                            "The kernel's name of the type in the first byte; unknown where there is none.",
                            Type.WORDS,
                            value -> value.diagnosis().value().typeName())
                    .include(PARTS, value -> value.diagnosis().value())
                    .optional(
                            "bare_digest",
                            "The bytes after type 0x04, where they are a digest and the byte for its algorithm is missing; what"
                                    + " match is about.",
                            Type.HEX,
                            value -> value.diagnosis().bare().map(BareDigest::digest))
                    .field(
                            "match",
                            "matches, differs, not_comparable (no digest of that algorithm), not_asked (no file was given). A value"
                                    + " without the byte for the algorithm is wrong even where its digest matches.",
                            Type.choice(XattrDiagnosis.Match.class),
                            value -> value.diagnosis().match())
                    .optional("recipe", RECIPE, SHELL_RECIPE, XattrReport.Value::recipe));

    /** How it is written. */
    public static final Rendering<XattrReport> RENDERING = new Rendering<>(
            Rendering.document(
                    "xattr",
                    "Values of security.ima and security.evm, decoded or built.",
                    List.of(
                            XattrReport.DECODED,
                            XattrReport.MATCHES,
                            XattrReport.NOT_COMPARABLE,
                            XattrReport.WRONG,
                            XattrReport.BUILT,
                            ReportHeader.NOTHING_READ),
                    fields -> fields.list("values", "The values, in order.", VALUE, XattrReport::values)),
            XattrPage::write);

    private XattrRendering() {}
}
