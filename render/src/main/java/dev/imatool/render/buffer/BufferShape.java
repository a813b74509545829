package dev.imatool.render.buffer;

import dev.imatool.model.buffer.Attribute;
import dev.imatool.model.buffer.Attributes;
import dev.imatool.model.buffer.BufferEvent;
import dev.imatool.model.buffer.DeviceMapper;
import dev.imatool.model.buffer.MeasuredBuffer;
import dev.imatool.model.key.CertificateFacts;
import dev.imatool.model.key.PublicKeyInfo;
import dev.imatool.render.declare.Shape;
import dev.imatool.render.declare.Type;
import dev.imatool.render.shared.CommonShapes;
import java.util.List;
import java.util.Optional;

/** What documents say of measured buffers. */
public final class BufferShape {
    private static final String TEXT =
            "The buffer as text (kexec_cmdline, kernel_version, policy, and unknown where it is printable).";

    private static final String EVENT =
            "What happened: loaded, written (policy); kexec_load, kexec_execute (kexec_counters); table_load, device_resume,"
                    + " device_remove, table_clear, device_rename (device_mapper).";

    private static final String ATTRIBUTES = "All attributes in their order, repeated ones included.";

    private static final Type<String> EVENTS = Type.choice(List.of(
            "loaded",
            "written",
            "kexec_load",
            "kexec_execute",
            "table_load",
            "device_resume",
            "device_remove",
            "table_clear",
            "device_rename"));

    private static final Shape<Attribute> ATTRIBUTE = Shape.named(
            "attribute",
            "An attribute as the kernel wrote it, without escapes.",
            shape -> shape.name("name", "The part before the =.", Attribute::name)
                    .optionalName("value", "The part after it; absent without a =.", Attribute::value));

    private static final Shape<CertificateFacts> CERTIFICATE = Shape.of(
            "A certificate.",
            shape -> shape.include(CommonShapes.CERTIFICATE, facts -> facts)
                    .optional(
                            "subject_key_identifier",
                            "Extension of that name.",
                            Type.HEX,
                            CertificateFacts::subjectKeyIdentifier)
                    .field("sha256", "SHA-256 of the certificate.", Type.HEX, CertificateFacts::sha256));

    private static final Shape<PublicKeyInfo> PUBLIC_KEY = Shape.of(
            "A public key.",
            shape -> shape.field("algorithm", "Kind of the key (key).", Type.TEXT, PublicKeyInfo::algorithm)
                    .list(
                            "key_ids",
                            "The four bytes by which signatures may name the key (key).",
                            Type.pattern("^[0-9a-f]{8}$"),
                            key -> key.imaKeyIds().stream().map(id -> id.hex()).toList())
                    .includeOptional(CERTIFICATE, PublicKeyInfo::certificate));

    private static final Shape<MeasuredBuffer.Key> KEY = Shape.of(
            "A key.",
            shape -> shape.name("keyring", "Keyring that the key was given to (key).", MeasuredBuffer.Key::keyring)
                    .field(
                            "kernel_keyring",
                            "true for a name with a leading dot, which only the kernel gives; false for one that anybody may"
                                    + " choose (key).",
                            Type.FLAG,
                            MeasuredBuffer.Key::namedByKernel)
                    .optional(
                            "lookalike_of",
                            "Event of the kernel, or boot_aggregate, whose name the keyring bears (key).",
                            Type.WORDS,
                            key -> key.lookalikeOf().map(BufferEvent::eventName))
                    .field(
                            "form",
                            "certificate, public_key, private_key, or unreadable (key).",
                            Type.choice(MeasuredBuffer.KeyForm.class),
                            MeasuredBuffer.Key::form)
                    .includeOptional(PUBLIC_KEY, MeasuredBuffer.Key::key));

    private static final Shape<MeasuredBuffer.KexecCounters> COUNTERS = Shape.of(
            "Counters of a kexec.",
            shape -> shape.field(
                            "event", EVENT, EVENTS, counters -> counters.executed() ? "kexec_execute" : "kexec_load")
                    .optionalLong(
                            "segment_size",
                            "Bytes set aside for the list (kexec_counters).",
                            Type.COUNT,
                            MeasuredBuffer.KexecCounters::segmentSize)
                    .optionalLong(
                            "list_size",
                            "Bytes of the list before this entry, with a header of 24 (kexec_counters).",
                            Type.COUNT,
                            MeasuredBuffer.KexecCounters::listSize)
                    .optionalLong(
                            "list_entries",
                            "Entries of the list before this one, as the kernel counted (kexec_counters).",
                            Type.COUNT,
                            MeasuredBuffer.KexecCounters::entries)
                    .list(
                            "attributes",
                            ATTRIBUTES,
                            ATTRIBUTE,
                            counters -> counters.all().all()));

    private static final Shape<MeasuredBuffer.PolicyText> POLICY = Shape.of(
            "A policy.",
            shape -> shape.field("event", EVENT, EVENTS, policy -> policy.loaded() ? "loaded" : "written")
                    .name("text", TEXT, MeasuredBuffer.PolicyText::text));

    private static final Shape<Attributes> SECTION =
            Shape.of("A part.", shape -> shape.list("attributes", ATTRIBUTES, ATTRIBUTE, Attributes::all));

    private static final Shape<DeviceMapper> DEVICE = Shape.of(
            "A record of the device mapper.",
            shape -> shape.field(
                            "event", EVENT, EVENTS, device -> device.event().id())
                    .optionalName("device", "Name of the device (device_mapper).", DeviceMapper::deviceName)
                    .optionalName(
                            "uuid",
                            "UUID of the device (device_mapper).",
                            device -> device.device().flatMap(attributes -> attributes.value("uuid")))
                    .optionalName("new_name", "Name it was given (device_rename).", device -> device.value("new_name"))
                    .optionalName("new_uuid", "UUID it was given (device_rename).", device -> device.value("new_uuid"))
                    .optional(
                            "active_table_hash",
                            "SHA-256 over the table_load buffers of the table in use.",
                            Type.HEX,
                            DeviceMapper::activeTableHash)
                    .optional(
                            "inactive_table_hash",
                            "The same of the table not in use.",
                            Type.HEX,
                            DeviceMapper::inactiveTableHash)
                    .list(
                            "sections",
                            "The whole text, one object for each part between two semicolons (device_mapper).",
                            SECTION,
                            DeviceMapper::sections));

    /** What a measured buffer means. */
    public static final Shape<MeasuredBuffer> BUFFER = Shape.named(
            "buffer",
            "What a measured buffer means. kind decides which other fields there are.",
            shape -> shape.field(
                            "kind",
                            "key, kexec_cmdline, kernel_version, selinux_state, selinux_policy_hash, module_hash, blacklisted_hash,"
                                    + " kexec_counters, policy, device_mapper, unknown.",
                            Type.choice(List.of(
                                    "key",
                                    "kexec_cmdline",
                                    "kernel_version",
                                    "selinux_state",
                                    "selinux_policy_hash",
                                    "module_hash",
                                    "blacklisted_hash",
                                    "kexec_counters",
                                    "policy",
                                    "device_mapper",
                                    "unknown")),
                            MeasuredBuffer::kind)
                    .variant(MeasuredBuffer.Key.class, KEY)
                    .variant(
                            MeasuredBuffer.KexecCommandLine.class,
                            Shape.of(
                                    "A command line.",
                                    line -> line.name("text", TEXT, MeasuredBuffer.KexecCommandLine::text)))
                    .variant(
                            MeasuredBuffer.KernelVersion.class,
                            Shape.of(
                                    "A kernel release.",
                                    version -> version.name("text", TEXT, MeasuredBuffer.KernelVersion::release)))
                    .variant(
                            MeasuredBuffer.SelinuxState.class,
                            Shape.of(
                                    "A state of SELinux.",
                                    state -> state.list(
                                            "attributes",
                                            ATTRIBUTES,
                                            ATTRIBUTE,
                                            selinux -> selinux.state().all())))
                    .variant(
                            MeasuredBuffer.DigestOnly.class,
                            Shape.of(
                                    "A digest.",
                                    only -> only.field(
                                            "digest",
                                            "Digest of what was measured, which is not in the list (selinux_policy_hash,"
                                                    + " module_hash, blacklisted_hash).",
                                            Type.HEX,
                                            MeasuredBuffer.DigestOnly::digest)))
                    .variant(MeasuredBuffer.KexecCounters.class, COUNTERS)
                    .variant(MeasuredBuffer.PolicyText.class, POLICY)
                    .variant(
                            MeasuredBuffer.Unknown.class,
                            Shape.of(
                                    "An unknown buffer.",
                                    unknown -> unknown.optionalName(
                                            "text",
                                            TEXT,
                                            buffer ->
                                                    Optional.of(buffer.bytes()).filter(bytes -> buffer.text()))))
                    .variant(DeviceMapper.class, DEVICE));

    private BufferShape() {}
}
