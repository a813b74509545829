package dev.imatool.render.runtimepolicy;

import dev.imatool.appraise.keylime.KeylimeFailure;
import dev.imatool.examine.runtimepolicy.made.MadeReport;
import dev.imatool.examine.runtimepolicy.made.NotTaken;
import dev.imatool.examine.runtimepolicy.made.PolicyForm;
import dev.imatool.examine.runtimepolicy.made.PolicySource;
import dev.imatool.examine.runtimepolicy.made.SourceConflict;
import dev.imatool.examine.statement.PolicyStatement;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.reference.PolicySection;
import dev.imatool.model.reference.RuntimePolicy;
import dev.imatool.parsers.known.SourceForm;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.KeylimeShapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the reports of {@code runtime-policy create}, {@code merge} and {@code convert} are written. */
public final class MadeRendering {
    private static final Shape<Map<NotTaken, Long>> LEFT_OUT = Shape.of("What was left out, counted by why.", shape -> {
        for (NotTaken why : NotTaken.values()) {
            shape.optional(
                    why.id(), LeftOutPhrases.meaning(why), Type.COUNT, left -> Optional.ofNullable(left.get(why)));
        }
    });

    private static final Shape<Map.Entry<KeylimeFailure, Long>> FAILING = Shape.of(
            "A failure of Keylime that no policy changes.",
            shape -> shape.field(
                            "id",
                            "Keylime's id; keylime_stops where it stops with an error and judges no entry.",
                            Type.WORDS,
                            failure -> failure.getKey().id())
                    .number("entries", "Entries that have it.", Type.COUNT, Map.Entry::getValue));

    /** A source and what was taken from it. */
    static final Shape<PolicySource> SOURCE = Shape.of(
            "A source.",
            shape -> shape.field("name", "As given on the command line.", Type.TEXT, PolicySource::name)
                    .field(
                            "kind",
                            "What it is, as told from its content.",
                            Type.choice(SourceForm.class, SourceForm::id),
                            PolicySource::form)
                    .optional(
                            "sha256",
                            "SHA-256 of its raw bytes; absent for a folder.",
                            CommonShapes.SHA256,
                            PolicySource::sha256)
                    .number("taken", "Digests taken from it, repetitions included.", Type.COUNT, PolicySource::taken)
                    .field("left_out", "What was not taken, counted by why.", LEFT_OUT, PolicySource::leftOut)
                    .list(
                            "failing",
                            "Entries of a list that Keylime accepts by no policy; one of another PCR may count twice.",
                            FAILING,
                            source -> source.failing().entrySet().stream()
                                    .map(Map.Entry::copyOf)
                                    .toList()));

    private static final Shape<RuntimePolicy> POLICY = Shape.of(
            "What the sources say together.",
            shape -> shape.number(
                            "paths",
                            "Names in digests, boot_aggregate included.",
                            Type.COUNT,
                            policy -> policy.section(PolicySection.DIGESTS).size())
                    .number("digests", "Digests of these.", Type.COUNT, policy -> policy.digests(PolicySection.DIGESTS))
                    .number(
                            "keyring_digests",
                            "Digests of keys in keyrings.",
                            Type.COUNT,
                            policy -> policy.digests(PolicySection.KEYRINGS))
                    .number(
                            "buffer_digests",
                            "Digests of measured buffers in ima-buf.",
                            Type.COUNT,
                            policy -> policy.digests(PolicySection.IMA_BUF))
                    .number(
                            "excludes",
                            "Excludes.",
                            Type.COUNT,
                            policy -> policy.excludes().size())
                    .field(
                            "log_hash_alg",
                            "Hash of the template digests that it is for; sha1 where no source says.",
                            Type.WORDS,
                            policy -> policy.templateHash()
                                    .orElse(HashAlgorithm.SHA1)
                                    .kernelName()));

    private static final Shape<SourceConflict> CONFLICT = Shape.of(
            "A source that is not followed in something.",
            shape -> shape.field("source", "Its name.", Type.TEXT, SourceConflict::source)
                    .field(
                            "kind",
                            "In what: log_hash_alg; log_hash_unknown (a policy cannot name its hash of template digests);"
                                    + " verification_keys; excludes_ignored (one is not valid, and Keylime ignores all of its);"
                                    + " excludes_together (they make the others invalid).",
                            Type.choice(PolicyStatement.ConflictKind.class, PolicyStatement.ConflictKind::id),
                            conflict -> conflict.conflict().kind())
                    .optional(
                            "said",
                            "What it says.",
                            Type.TEXT,
                            conflict ->
                                    CommonShapes.nonEmpty(conflict.conflict().said()))
                    .optional(
                            "kept",
                            "What the policy has instead.",
                            Type.TEXT,
                            conflict ->
                                    CommonShapes.nonEmpty(conflict.conflict().kept())));

    /** How it is written. */
    public static final Rendering<MadeReport> RENDERING = new Rendering<>(
            Rendering.document(
                    "runtime-policy",
                    "A runtime policy of Keylime, or a file in another form, that was made of sources.",
                    List.of(MadeReport.MADE, MadeReport.NOTHING_MADE),
                    MadeRendering::declare),
            MadePage::write);

    private MadeRendering() {}

    private static void declare(Fields<MadeReport> fields) {
        fields.field("form", "What was made.", Type.choice(PolicyForm.class, PolicyForm::id), MadeReport::form)
                .optional("output", "Name of the file that was written.", Type.TEXT, MadeReport::output)
                .field("policy", "What the sources say together.", POLICY, MadeReport::policy)
                .list("sources", "The sources, in the order given.", SOURCE, MadeReport::sources)
                .field(
                        "left_out",
                        "What the form cannot say of the policy, counted by why.",
                        LEFT_OUT,
                        MadeReport::leftOut)
                .list("conflicts", "In what sources are not followed.", CONFLICT, MadeReport::conflicts)
                .list("lints", "What is odd about the policy.", KeylimeShapes.LINT, MadeReport::lints);
    }
}
