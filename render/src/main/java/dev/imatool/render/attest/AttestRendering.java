package dev.imatool.render.attest;

import dev.imatool.examine.attest.AttestReport;
import dev.imatool.examine.attest.AttestedFile;
import dev.imatool.examine.attest.JudgedSignature;
import dev.imatool.examine.report.ReadFile;
import dev.imatool.parsers.json.dsse.ReportStatement;
import dev.imatool.parsers.json.dsse.StatementFlaw;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.output.Rendering;
import java.util.List;
import java.util.Optional;

/** The report of {@code attest}, declared. */
public final class AttestRendering {
    private static final Shape<JudgedSignature> SIGNATURE = Shape.of(
            "A signature of the envelope.",
            shape -> shape.field(
                            "keyid",
                            "The key that it names, as the envelope says; nothing is decided by it.",
                            Type.TEXT,
                            JudgedSignature::keyId)
                    .field(
                            "result",
                            "good (a given key made it), bad (it names a given key, which did not make it), other_key (it names"
                                    + " another key or none, and no given key made it), unreadable (it is not base64).",
                            Type.choice(JudgedSignature.Result.class, JudgedSignature.Result::id),
                            JudgedSignature::result)
                    .optional(
                            "by",
                            "The given key that made it: SHA-256 of its SubjectPublicKeyInfo.",
                            Type.WORDS,
                            JudgedSignature::by));

    private static final Shape<ReportStatement> STATEMENT = Shape.of(
            "What was signed.",
            shape -> shape.field(
                            "predicate_type",
                            "What kind of report it says it holds.",
                            Type.TEXT,
                            ReportStatement::predicateType)
                    .optional("schema", "Name and version of the report's form.", Type.TEXT, ReportStatement::schema)
                    .list("command", "The command line of the report.", Type.TEXT, ReportStatement::command)
                    .optional("verdict", "The verdict of the report.", Type.TEXT, ReportStatement::verdict)
                    .optionalLong("exit", "The exit status of the report.", Type.COUNT, ReportStatement::exit)
                    .list(
                            "flaws",
                            "What is wrong with it; each is a finding, unless the envelope is damaged.",
                            Type.choice(StatementFlaw.class, StatementFlaw::id),
                            ReportStatement::flaws));

    private static final Shape<AttestedFile> SUBJECT = Shape.of(
            "A file that the signed report is about.",
            shape -> shape.field(
                            "name",
                            "What the report calls it.",
                            Type.TEXT,
                            file -> file.subject().name())
                    .field(
                            "sha256",
                            "Its SHA-256.",
                            Type.WORDS,
                            file -> file.subject().sha256())
                    .list(
                            "roles",
                            "What the report read it for, as inputs[] of that report says; a reference is not what its verdict is about.",
                            Type.TEXT,
                            file -> file.subject().roles())
                    .list(
                            "files",
                            "The given files that have this digest; empty where none was given, and nothing is known of it.",
                            Type.TEXT,
                            AttestedFile::files));

    private static final Shape<ReadFile> STRANGER = Shape.of(
            "A given file that is not a subject; each is a finding.",
            shape -> shape.field("path", "As given.", Type.TEXT, ReadFile::path)
                    .field("sha256", "Its SHA-256.", Type.WORDS, ReadFile::sha256));

    /** How it is written. */
    public static final Rendering<AttestReport> RENDERING = new Rendering<>(
            Rendering.document(
                    "attest",
                    "Whether a signed report was made with a given key, and which files it is about.",
                    List.of(AttestReport.VERIFIED, AttestReport.NOT_VERIFIED, AttestReport.UNDECIDED),
                    AttestRendering::declare),
            AttestPage::write);

    private AttestRendering() {}

    private static void declare(Fields<AttestReport> fields) {
        fields.field(
                        "payload_type",
                        "What the payload is, as the envelope says; signed with it.",
                        Type.TEXT,
                        AttestReport::payloadType)
                .number("payload_bytes", "Length of the payload.", Type.COUNT, AttestReport::payloadBytes)
                .list("signatures", "The signatures, at most 64 of them.", SIGNATURE, AttestReport::signatures)
                .optional(
                        "statement",
                        "What was signed; absent where that is no in-toto statement.",
                        STATEMENT,
                        report -> Optional.of(report.statement())
                                .filter(statement -> !statement.flaws().contains(StatementFlaw.PAYLOAD_TYPE)))
                .list("subjects", "The files that the signed report is about.", SUBJECT, AttestReport::subjects)
                .number("subjects_not_given", "How many of them no given file is.", Type.COUNT, AttestReport::notGiven)
                .list("strangers", "The given files that are none of them.", STRANGER, AttestReport::strangers);
    }
}
