package dev.imatool.render.show;

import dev.imatool.examine.show.ShownEntry;
import dev.imatool.model.FieldId;
import dev.imatool.model.Provenance;
import dev.imatool.model.QualifiedName;
import dev.imatool.model.TemplateField;
import dev.imatool.model.TemplateField.FileDigest;
import dev.imatool.render.buffer.BufferShape;
import dev.imatool.render.declare.Fields;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.CommonShapes;
import dev.imatool.render.shared.CommonShapes.Digest;
import dev.imatool.render.shared.CommonShapes.LoggedDigest;
import dev.imatool.render.shared.ContainerShape;
import dev.imatool.replay.templatedigest.TemplateDigestCheck;
import java.util.LinkedHashMap;
import java.util.Map;

/** What documents say of an entry. */
final class EntryShape {
    private static final String VALUE =
            "Its content, where it has a structure: a digest ({algorithm, hex}), a digest whose digits cannot be read"
                    + " ({algorithm, damaged}), a number or numbers.";

    private static final Shape<TemplateField.DamagedDigest> DAMAGED = Shape.of(
            "A digest whose digits cannot be read.",
            shape -> shape.field(
                            "algorithm",
                            "Name of the hash algorithm, as logged.",
                            Type.TEXT,
                            TemplateField.DamagedDigest::algorithmName)
                    .name("damaged", "The digits as logged.", TemplateField.DamagedDigest::text));

    private static final Shape<TemplateField> OTHER = Shape.of(
            "One field.",
            shape -> shape.field(
                            "name", "Field id.", Type.TEXT, field -> field.id().name())
                    .optional("hex", "Its bytes.", Type.HEX, FurtherFields::bytes)
                    .variant(
                            FileDigest.class,
                            Shape.of(
                                    "A digest.",
                                    digest -> digest.field("value", VALUE, CommonShapes.DIGEST, EntryShape::digest)))
                    .variant(
                            TemplateField.DamagedDigest.class,
                            Shape.of("A digest.", digest -> digest.field("value", VALUE, DAMAGED, damaged -> damaged)))
                    .variant(
                            TemplateField.Number.class,
                            Shape.of(
                                    "A number.",
                                    number ->
                                            number.nullable("value", VALUE, Type.NUMBER, TemplateField.Number::value)))
                    .variant(
                            TemplateField.Numbers.class,
                            Shape.of(
                                    "Numbers.",
                                    numbers -> numbers.field(
                                            "value", VALUE, Type.listOf(Type.NUMBER), TemplateField.Numbers::values))));

    private static final Shape<QualifiedName> NAME = Shape.of(
            "The name of an entry.",
            shape -> shape.name(
                            "path",
                            "Event name without its namespace; in the store of a container engine, the path in the container; or"
                                    + " a label.",
                            QualifiedName::path)
                    .include(ContainerShape.PLACE, QualifiedName::container)
                    .optionalName(
                            "event_name",
                            "The whole event name as logged, where it is not the path.",
                            QualifiedName::differingEventName)
                    .optional(
                            "process_chain",
                            "pid->ppid->… before the namespace, for the creator of a Container-IMA namespace.",
                            Type.TEXT,
                            QualifiedName::processChain));

    private static final Shape<FurtherFields> FURTHER = Shape.of("Further fields.", EntryShape::declareFurther);

    /** An entry. */
    static final Shape<ShownEntry> ENTRY = Shape.named(
            "entry",
            "One measurement.",
            shape -> shape.number(
                            "entry",
                            "Position in the input, from 1, over all its lists.",
                            Type.ORDINAL,
                            shown -> shown.entry().number())
                    .field(
                            "location",
                            "Where the entry is.",
                            CommonShapes.LOCATION,
                            shown -> shown.entry().location())
                    .optionalInt(
                            "pcr",
                            "PCR index; absent where there is a namespace in its place.",
                            Type.COUNT,
                            shown -> shown.entry().pcr())
                    .field(
                            "template",
                            "Template name as logged.",
                            Type.TEXT,
                            shown -> shown.entry().template().name())
                    .field(
                            "template_digest",
                            "Template digest as logged.",
                            Type.HEX,
                            shown -> shown.entry().templateDigest())
                    .field(
                            "template_digest_check",
                            "matches; mismatch; violation (all zero as logged, so nothing was compared); not_computable (the"
                                    + " input does not carry the template data).",
                            Type.choice(TemplateDigestCheck.class, TemplateDigestCheck::id),
                            ShownEntry::check)
                    .field(
                            "violation",
                            "true when the template digest is all zero.",
                            Type.FLAG,
                            shown -> shown.entry().violation())
                    .optional(
                            "file_digest",
                            "Digest of the file or buffer; absent where it cannot be read.",
                            CommonShapes.FILE_DIGEST,
                            shown -> shown.entry()
                                    .fileDigest()
                                    .map(digest ->
                                            LoggedDigest.of(digest.type(), digest.algorithmName(), digest.digest())))
                    .include(NAME, shown -> shown.entry().name())
                    .optional(
                            "list",
                            "The list it belongs to, where the input contains several.",
                            Type.TEXT,
                            shown -> CommonShapes.nonEmpty(shown.entry().list()))
                    .field(
                            "provenance",
                            "Where the template data comes from: logged; reencoded (rebuilt from an ascii entry); unavailable.",
                            Type.choice(Provenance.class),
                            shown -> shown.entry().provenance())
                    .includeOptional(FURTHER, shown -> FurtherFields.of(shown.entry()))
                    .optional("buffer", "What the measured buffer means.", BufferShape.BUFFER, ShownEntry::buffer));

    private EntryShape() {}

    private static Digest digest(FileDigest logged) {
        return Digest.of(logged.algorithmName(), logged.digest());
    }

    private static void declareFurther(Fields<FurtherFields> fields) {
        fields.includeSome(keyed(), FurtherFields::keyed)
                .optionalList(
                        "other_fields",
                        "Fields without a key of their own: of unknown id, repeated, or not decodable as their id says.",
                        OTHER,
                        FurtherFields::others);
    }

    /** Declares what a template field may be. */
    @FunctionalInterface
    private interface Kind {
        void declare(Fields<TemplateField> fields, String key, String meaning);
    }

    private static Map<FieldId, Shape<TemplateField>> keyed() {
        Map<FieldId, Shape<TemplateField>> keyed = new LinkedHashMap<>();
        add(keyed, "sig", "Field sig: file signature.", EntryShape::bytes);
        add(keyed, "d-modsig", "Digest of the file without its appended signature.", EntryShape::digest);
        add(keyed, "modsig", "Field modsig: appended signature.", EntryShape::bytes);
        add(keyed, "buf", "Field buf: the measured buffer.", EntryShape::bytes);
        add(keyed, "evmsig", "Field evmsig: EVM portable signature.", EntryShape::bytes);
        add(keyed, "xattrnames", "Field xattrnames: names of the extended attributes.", EntryShape::text);
        add(keyed, "xattrlengths", "Field xattrlengths: length of each value in bytes.", EntryShape::numbers);
        add(keyed, "xattrvalues", "Field xattrvalues: values of the extended attributes.", EntryShape::bytes);
        add(keyed, "iuid", "Field iuid: owner.", EntryShape::number);
        add(keyed, "igid", "Field igid: group.", EntryShape::number);
        add(keyed, "imode", "Field imode: mode bits.", EntryShape::number);
        add(keyed, "ns", "Field ns: namespace id (ima-ns, out of tree).", EntryShape::textOrBytes);
        add(keyed, "nid", "Field nid: mnt-ns=NUMBER (linuxkit, out of tree).", EntryShape::text);
        add(keyed, "fi", "Field fi: inode=NUMBER (linuxkit).", EntryShape::text);
        add(keyed, "dev", "Field dev: dev=NAME (linuxkit).", EntryShape::text);
        add(keyed, "dep", "Field dep: dependencies of the process (container forks).", EntryShape::text);
        add(keyed, "cgn", "Field cgn: control group name (container forks).", EntryShape::text);
        add(keyed, "cg-path", "Field cg-path: control group path (container forks).", EntryShape::text);
        return keyed;
    }

    private static void add(Map<FieldId, Shape<TemplateField>> keyed, String key, String meaning, Kind kind) {
        keyed.put(new FieldId(key), Shape.of(meaning, fields -> kind.declare(fields, key, meaning)));
    }

    private static void digest(Fields<TemplateField> fields, String key, String meaning) {
        fields.variant(
                FileDigest.class,
                Shape.of(meaning, digest -> digest.field(key, meaning, CommonShapes.DIGEST, EntryShape::digest)));
    }

    private static void bytes(Fields<TemplateField> fields, String key, String meaning) {
        fields.variant(
                TemplateField.Bytes.class,
                Shape.of(meaning, bytes -> bytes.field(key, meaning, Type.HEX, TemplateField.Bytes::bytes)));
    }

    private static void text(Fields<TemplateField> fields, String key, String meaning) {
        fields.variant(
                TemplateField.Text.class, Shape.of(meaning, text -> text.name(key, meaning, TemplateField.Text::text)));
    }

    private static void textOrBytes(Fields<TemplateField> fields, String key, String meaning) {
        text(fields, key, meaning);
        bytes(fields, key, meaning);
    }

    private static void number(Fields<TemplateField> fields, String key, String meaning) {
        fields.variant(
                TemplateField.Number.class,
                Shape.of(meaning, number -> number.nullable(key, meaning, Type.NUMBER, TemplateField.Number::value)));
    }

    private static void numbers(Fields<TemplateField> fields, String key, String meaning) {
        fields.variant(
                TemplateField.Numbers.class,
                Shape.of(meaning, numbers -> numbers.list(key, meaning, Type.COUNT, TemplateField.Numbers::values)));
    }
}
