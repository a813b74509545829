package dev.imatool.render.buffer;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.buffer.BufferEvent;
import dev.imatool.model.buffer.MeasuredBuffer;
import dev.imatool.model.key.CertificateFacts;
import dev.imatool.model.key.PublicKeyInfo;
import java.util.stream.Collectors;

/** Keys given to keyrings. What a certificate says of itself is quoted, for nobody here vouches for it. */
final class KeyPhrases {
    private static final int LONGEST_NAME = 120;

    private KeyPhrases() {}

    static String of(MeasuredBuffer.Key key) {
        return form(key) + "; given to keyring " + Printable.textOf(key.keyring())
                + (key.namedByKernel() ? " of the kernel" : ", a name that anybody may choose")
                + key.lookalikeOf().map(KeyPhrases::lookalike).orElse("");
    }

    private static String lookalike(BufferEvent event) {
        return ": this is not the kernel's " + event.eventName();
    }

    private static String form(MeasuredBuffer.Key key) {
        return switch (key.form()) {
            case CERTIFICATE ->
                key.key()
                        .flatMap(info -> info.certificate().map(facts -> certificate(info, facts)))
                        .orElse("certificate");
            case PUBLIC_KEY ->
                "public key without a certificate"
                        + key.key()
                                .map(info -> ", " + Printable.ofText(info.algorithm()) + ", key id " + keyIds(info))
                                .orElse("");
            case PRIVATE_KEY -> "a private key, which everybody can now read in this list";
            case UNREADABLE -> "no certificate, nor a key that could be read";
        };
    }

    private static String certificate(PublicKeyInfo info, CertificateFacts facts) {
        String subject = name(facts.subject());
        String issuer = facts.issuer().equals(facts.subject()) ? "itself" : "\"" + name(facts.issuer()) + "\"";
        return "certificate \"" + subject + "\" by " + issuer + ", serial " + cut(facts.serial()) + ", valid "
                + facts.notBefore() + " to " + facts.notAfter() + ", " + Printable.ofText(info.algorithm())
                + ", key id "
                + keyIds(info) + ", SHA-256 " + facts.sha256().hex();
    }

    private static String name(String distinguished) {
        return cut(Printable.ofText(distinguished));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_NAME
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_NAME / 2)) + "…";
    }

    private static String keyIds(PublicKeyInfo info) {
        return info.imaKeyIds().stream().map(Object::toString).collect(Collectors.joining(" or "));
    }
}
