package dev.imatool.render.xattr;

import dev.imatool.examine.report.Printable;
import dev.imatool.examine.report.ReportHeader;
import dev.imatool.examine.xattr.XattrReport;
import dev.imatool.model.HashAlgorithm;
import dev.imatool.model.xattr.XattrValue;
import dev.imatool.parsers.xattr.ShellRecipe;
import dev.imatool.parsers.xattr.XattrDiagnosis;
import dev.imatool.parsers.xattr.XattrProblem;
import dev.imatool.render.page.Page;
import dev.imatool.render.page.Role;
import dev.imatool.render.shared.Phrases;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Page of {@code xattr}: what each value is and whether it fits; or the value that was built. */
final class XattrPage {
    private static final int USUAL = 100;

    private XattrPage() {}

    /** Writes the whole report. */
    static void write(XattrReport report, Page page) throws IOException {
        List<XattrReport.Value> values = report.values();
        if (report.head().verdict().equals(ReportHeader.NOTHING_READ)) {
            page.line(Role.BAD, "nothing read");
            return;
        }
        if (report.head().verdict().equals(XattrReport.BUILT)) {
            built(page, values.get(0));
            return;
        }
        for (XattrReport.Value value : values.subList(0, Math.min(page.most(USUAL), values.size()))) {
            value(page, value);
        }
        if (values.size() > page.most(USUAL)) {
            page.line("… and " + (values.size() - page.most(USUAL)) + " more; --all prints them");
        }
    }

    private static void built(Page page, XattrReport.Value value) throws IOException {
        byte[] bytes = value.diagnosis().bytes().toByteArray();
        page.line("security.ima=0x" + value.diagnosis().bytes().hex());
        page.blank();
        page.line("  " + words(value.diagnosis().value()));
        page.line("  in base64: 0s" + Base64.getEncoder().encodeToString(bytes));
        if (value.recipe().isPresent()) {
            ShellRecipe recipe = value.recipe().get();
            String damages = recipe.damages().stream().map(Phrases::words).collect(Collectors.joining(", "));
            page.line("  echo -e \"\\x4$(openssl dgst -binary FILE)\" writes a wrong value, without the algorithm"
                    + (damages.isEmpty() ? "" : " and with " + damages) + ":");
            page.line("  " + recipe.value().hex());
        }
    }

    private static void value(Page page, XattrReport.Value value) throws IOException {
        XattrDiagnosis diagnosis = value.diagnosis();
        String name = value.file().map(file -> Printable.ofText(file) + ": ").orElse("")
                + value.attribute().map(attribute -> attribute + ": ").orElse("");
        page.line(name + words(diagnosis) + match(page, diagnosis));
        for (XattrProblem problem : diagnosis.problems()) {
            page.line("  " + page.paint(Role.BAD, problem.message()));
        }
        if (diagnosis.problems().isEmpty() || value.recipe().isEmpty()) {
            return;
        }
        page.line("  value   " + diagnosis.bytes().hex());
        page.line("  recipe  " + value.recipe().get().value().hex());
    }

    private static String match(Page page, XattrDiagnosis diagnosis) {
        return switch (diagnosis.match()) {
            case NOT_ASKED -> "";
            case MATCHES ->
                ", " + (diagnosis.bare().isEmpty() ? page.paint(Role.GOOD, "matches the file") : "is that of the file");
            case DIFFERS -> ", " + page.paint(Role.BAD, "is not that of the file");
            case NOT_COMPARABLE -> ", not comparable with the file digest";
        };
    }

    private static String words(XattrDiagnosis diagnosis) {
        return diagnosis
                .bare()
                .filter(bare -> bare.shortened().isEmpty())
                .map(bare -> "digest " + bare.digest().hex() + " without its algorithm (type 0x04)")
                .orElseGet(() -> words(diagnosis.value()));
    }

    private static String words(XattrValue value) {
        return switch (value) {
            case XattrValue.LegacyDigest legacy ->
                "digest " + legacy.algorithm() + ":" + legacy.digest().hex() + " (type 0x01)";
            case XattrValue.Digest digest ->
                "digest " + name(digest.algorithm(), digest.algorithmId()) + ":"
                        + digest.digest().hex() + " (type 0x04)";
            case XattrValue.Hmac hmac -> "HMAC-SHA1 " + hmac.digest().hex() + " (type 0x02), not verifiable elsewhere";
            case XattrValue.Signature signature ->
                String.format("%s, version %d, ", signatureWords(signature.type()), signature.version())
                        + name(signature.algorithm(), signature.algorithmId()) + ", key id "
                        + signature.keyId().hex() + ", " + signature.signature().length() + " bytes, not verified";
            case XattrValue.SignatureV1 signature ->
                "signature, version 1 (obsolete), "
                        + signature.algorithm().map(HashAlgorithm::kernelName).orElse("unknown hash") + ", key id "
                        + signature.keyId().hex() + ", " + signature.signature().length() + " bytes, not verified";
            case XattrValue.Malformed malformed -> "no known form";
        };
    }

    private static String signatureWords(int type) {
        return switch (type) {
            case XattrValue.PORTABLE_SIGNATURE -> "portable signature (type 0x05)";
            case XattrValue.VERITY_SIGNATURE -> "signature over the fs-verity digest (type 0x06)";
            default -> "signature (type 0x03)";
        };
    }

    private static String name(Optional<HashAlgorithm> algorithm, int id) {
        return algorithm.map(HashAlgorithm::kernelName).orElseGet(() -> String.format("algorithm 0x%02x", id));
    }
}
