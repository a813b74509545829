package dev.imatool.appraise.entries;

import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.FieldId;
import dev.imatool.model.Location;
import dev.imatool.model.Provenance;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.Template;
import dev.imatool.model.TemplateField;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Entries of template ima-ng. */
public final class Entries {
    private Entries() {}

    /** A file of the host with the SHA-256 of that content. */
    public static Entry file(String path, String content) {
        return entry(QualifiedName.plain(ByteString.ofText(path)), OptionalInt.of(10), sha256(content));
    }

    /** The same with a digest of another form. */
    public static Entry digested(String path, Optional<String> type, String algorithm, ByteString digest) {
        return entry(
                QualifiedName.plain(ByteString.ofText(path)),
                OptionalInt.of(10),
                new TemplateField.FileDigest(new FieldId("d-ng"), type, algorithm, digest));
    }

    /** {@code NS:/path} in PCR 11, as container-ima logs it. */
    public static Entry inNamespace(String namespace, String path, String content) {
        return entry(named(namespace, path, Optional.empty()), OptionalInt.of(11), sha256(content));
    }

    /** {@code NS:/path} with the namespace in the first column, as Container-IMA logs it. */
    public static Entry inNamespaceList(String namespace, String path, String content) {
        return entry(named(namespace, path, Optional.empty()), OptionalInt.empty(), sha256(content));
    }

    /** The creator entry of later versions of Container-IMA. */
    public static Entry withProcessChain(String chain, String namespace, String path, String content) {
        return entry(named(namespace, path, Optional.of(chain)), OptionalInt.empty(), sha256(content));
    }

    /** The image entry of container-ima. */
    public static Entry image(String namespace, String content) {
        Container label = Container.ofNamespace(namespace, Container.Source.EVENT_NAME);
        ByteString name = ByteString.ofText(namespace);
        return entry(
                new QualifiedName(name, Optional.of(label), name, Optional.empty()),
                OptionalInt.of(11),
                sha256(content));
    }

    /** The same entry with a zero template digest. */
    public static Entry violation(Entry entry) {
        return new Entry(
                entry.number(),
                entry.list(),
                entry.location(),
                entry.pcr(),
                ByteString.copyOf(new byte[20]),
                entry.template(),
                entry.provenance(),
                entry.templateData(),
                entry.fields(),
                entry.name());
    }

    /** SHA-256 of a text. */
    public static ByteString hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return ByteString.copyOf(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static TemplateField sha256(String content) {
        return new TemplateField.FileDigest(new FieldId("d-ng"), Optional.empty(), "sha256", hash(content));
    }

    private static QualifiedName named(String namespace, String path, Optional<String> chain) {
        return new QualifiedName(
                ByteString.ofText(chain.map(text -> text + "_").orElse("") + namespace + ":" + path),
                Optional.of(Container.ofNamespace(namespace, Container.Source.EVENT_NAME)),
                ByteString.ofText(path),
                chain);
    }

    private static Entry entry(QualifiedName name, OptionalInt pcr, TemplateField digest) {
        return new Entry(
                1,
                "",
                Location.bytes(0, 1),
                pcr,
                ByteString.ofHex("11".repeat(20)),
                Template.of("ima-ng", "d-ng|n-ng"),
                Provenance.LOGGED,
                ByteString.EMPTY,
                List.of(digest, new TemplateField.EventName(new FieldId("n-ng"), name.eventName())),
                name);
    }
}
