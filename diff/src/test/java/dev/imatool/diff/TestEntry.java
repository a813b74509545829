package dev.imatool.diff;

import dev.imatool.model.ByteSlice;
import dev.imatool.model.ByteString;
import dev.imatool.model.Container;
import dev.imatool.model.Entry;
import dev.imatool.model.EntryView;
import dev.imatool.model.FieldId;
import dev.imatool.model.Location;
import dev.imatool.model.Provenance;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.Template;
import dev.imatool.model.TemplateField;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** An entry as a value that is its own view. Its template data are its fields behind each other. */
public record TestEntry(
        long number,
        Template template,
        String path,
        Optional<Container> container,
        String algorithm,
        ByteString digest,
        Optional<String> signature,
        boolean violation,
        Provenance provenance,
        int pcr)
        implements EntryView {

    /** A file with the SHA-256 of that content. */
    public static TestEntry file(String path, String content) {
        return new TestEntry(
                0,
                Template.of("ima-ng", "d-ng|n-ng"),
                path,
                Optional.empty(),
                "sha256",
                hash("SHA-256", content),
                Optional.empty(),
                false,
                Provenance.LOGGED,
                10);
    }

    public static TestEntry bootAggregate(String content) {
        return file("boot_aggregate", content);
    }

    public static TestEntry violationOf(String path) {
        TestEntry file = file(path, "").zeroDigest();
        return new TestEntry(
                0,
                file.template,
                path,
                Optional.empty(),
                "sha256",
                file.digest,
                Optional.empty(),
                true,
                file.provenance,
                10);
    }

    public TestEntry numbered(long newNumber) {
        return new TestEntry(
                newNumber, template, path, container, algorithm, digest, signature, violation, provenance, pcr);
    }

    public TestEntry named(String newPath) {
        return new TestEntry(
                number, template, newPath, container, algorithm, digest, signature, violation, provenance, pcr);
    }

    public TestEntry in(String label) {
        return in(Container.ofNamespace(label, Container.Source.EVENT_NAME));
    }

    public TestEntry in(Container newContainer) {
        return new TestEntry(
                number,
                template,
                path,
                Optional.of(newContainer),
                algorithm,
                digest,
                signature,
                violation,
                provenance,
                pcr);
    }

    public TestEntry zeroDigest() {
        return digested("sha256", ByteString.copyOf(new byte[32]));
    }

    public TestEntry sha1(String content) {
        return digested("sha1", hash("SHA-1", content));
    }

    TestEntry digested(String newAlgorithm, ByteString newDigest) {
        return new TestEntry(
                number, template, path, container, newAlgorithm, newDigest, signature, violation, provenance, pcr);
    }

    TestEntry signed(String newSignature) {
        return templated("ima-sig", "d-ng|n-ng|sig", Optional.of(newSignature));
    }

    public TestEntry buffer() {
        return templated("ima-buf", "d-ng|n-ng|buf", Optional.empty());
    }

    public TestEntry inPcr(int newPcr) {
        return new TestEntry(
                number, template, path, container, algorithm, digest, signature, violation, provenance, newPcr);
    }

    /** Nothing but the name can be read. */
    public TestEntry unreadable(String mark) {
        return new TestEntry(
                number,
                Template.unknown("odd-" + mark),
                path,
                container,
                "",
                ByteString.EMPTY,
                Optional.empty(),
                violation,
                Provenance.UNAVAILABLE,
                pcr);
    }

    public TestEntry templated(String name, String format, Optional<String> newSignature) {
        return new TestEntry(
                number,
                Template.of(name, format),
                path,
                container,
                algorithm,
                digest,
                newSignature,
                violation,
                provenance,
                pcr);
    }

    @Override
    public String list() {
        return "";
    }

    @Override
    public Location location() {
        return Location.bytes(100 * number, 100);
    }

    @Override
    public ByteSlice templateDigest() {
        return slice(toEntry().templateDigest());
    }

    @Override
    public ByteSlice templateData() {
        return slice(data());
    }

    @Override
    public boolean fieldsFit() {
        return template.described();
    }

    @Override
    public int fieldCount() {
        return 0;
    }

    @Override
    public ByteSlice field(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public boolean proven() {
        return false;
    }

    @Override
    public Entry toEntry() {
        return new Entry(
                number,
                "",
                location(),
                OptionalInt.of(pcr),
                violation ? ByteString.copyOf(new byte[20]) : hash("SHA-1", data().hex()),
                template,
                provenance,
                data(),
                fields(),
                new QualifiedName(
                        ByteString.ofText(eventName()), container, ByteString.ofText(path), Optional.empty()));
    }

    private List<TemplateField> fields() {
        List<TemplateField> fields = new ArrayList<>();
        for (FieldId id : template.fields()) {
            switch (id.name()) {
                case "d-ng" -> fields.add(new TemplateField.FileDigest(id, Optional.empty(), algorithm, digest));
                case "d-ngv2" -> fields.add(new TemplateField.FileDigest(id, Optional.of("verity"), algorithm, digest));
                case "n-ng" -> fields.add(new TemplateField.EventName(id, ByteString.ofText(eventName())));
                case "iuid", "igid", "imode" -> fields.add(new TemplateField.Number(id, signature.map(Long::valueOf)));
                case "xattrnames" -> fields.add(new TemplateField.Text(id, ByteString.ofText(signature.orElse(""))));
                case "buf" -> fields.add(new TemplateField.Bytes(id, digest));
                default -> fields.add(new TemplateField.Bytes(id, ByteString.ofText(signature.orElse(""))));
            }
        }
        return fields;
    }

    private ByteString data() {
        return ByteString.ofText(template.format() + "\n" + algorithm + ":" + digest.hex() + "\n" + eventName() + "\n"
                + signature.orElse(""));
    }

    /** The number or UUID of its namespace. */
    public Optional<String> namespaceLabel() {
        return container.map(Container::label);
    }

    private String eventName() {
        return namespaceLabel().map(label -> label + ":").orElse("") + path;
    }

    private static ByteSlice slice(ByteString bytes) {
        return new ByteSlice().set(bytes.toByteArray(), 0, bytes.length());
    }

    public static ByteString hash(String algorithm, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            return ByteString.copyOf(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
