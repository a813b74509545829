package dev.imatool.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which fields a template name stands for: the built-in templates (kernel {@code ima_template.c}, {@code
 * builtin_templates}), those of known forks, custom ones named by their format, and the user's own readings.
 *
 * <p>A fork may give a kernel's name other fields (linuxkit: {@code ima-ng} with three fields in front), so a name has
 * one usual reading and possibly {@link #otherReadings others}; only a template digest can tell.
 */
public final class TemplateCatalog {
    private static final int REMEMBERED_NAMES = 1024;
    private static final Map<String, List<String>> FORMATS = Map.ofEntries(
            Map.entry("ima", List.of("d|n")),
            Map.entry("ima-ng", List.of("d-ng|n-ng", "nid|fi|dev|d-ng|n-ng")),
            Map.entry("ima-sig", List.of("d-ng|n-ng|sig", "nid|fi|dev|d-ng|n-ng|sig")),
            Map.entry("ima-ngv2", List.of("d-ngv2|n-ng")),
            Map.entry("ima-sigv2", List.of("d-ngv2|n-ng|sig")),
            Map.entry("ima-buf", List.of("d-ng|n-ng|buf")),
            Map.entry("ima-modsig", List.of("d-ng|n-ng|sig|d-modsig|modsig")),
            Map.entry("evm-sig", List.of("d-ng|n-ng|evmsig|xattrnames|xattrlengths|xattrvalues|iuid|igid|imode")),
            Map.entry("ima-ns", List.of("d-ng|n-ng|ns", "ns|d-ng|n-ng")),
            Map.entry("ima-cgpath", List.of("dep|cg-path|d-ng|n-ng")),
            Map.entry("ima-dep-cgn", List.of("dep|cgn|d-ng|n-ng")),
            Map.entry("ima-id", List.of("d-ng|n-ng|imaidcreated")),
            Map.entry("ns-event", List.of("imaeveninfo|imaidcreator|imaidcreated")));

    private final Map<String, String> overrides;
    private final Map<String, Template> known = new HashMap<>();
    private byte[] lastName = new byte[0];
    private Template last = Template.unknown("");

    /** A catalog in which {@code overrides} (name to format) go before everything else. */
    public TemplateCatalog(Map<String, String> overrides) {
        this.overrides = Map.copyOf(overrides);
    }

    /** Names of templates that are known, those of the user included; others may be named by their format. */
    public Set<String> names() {
        Set<String> names = new HashSet<>(FORMATS.keySet());
        names.addAll(overrides.keySet());
        return names;
    }

    /** The usual reading of the name in {@code bytes}. */
    public Template lookup(byte[] bytes, int offset, int length) {
        if (!Arrays.equals(lastName, 0, lastName.length, bytes, offset, offset + length)) {
            lastName = Arrays.copyOfRange(bytes, offset, offset + length);
            last = lookup(new String(lastName, StandardCharsets.ISO_8859_1));
        }
        return last;
    }

    /** The usual reading of {@code name}. */
    public Template lookup(String name) {
        Template template = known.get(name);
        if (template == null) {
            template = firstReading(name);
            if (known.size() < REMEMBERED_NAMES) {
                known.put(name, template);
            }
        }
        return template;
    }

    /** Readings of the template's name other than the usual one; empty when the user fixed it. */
    public List<Template> otherReadings(Template template) {
        List<String> formats = FORMATS.getOrDefault(template.name(), List.of());
        if (formats.size() < 2 || overrides.containsKey(template.name())) {
            return List.of();
        }
        List<Template> others = new ArrayList<>();
        for (String format : formats.subList(1, formats.size())) {
            others.add(Template.of(template.name(), format));
        }
        return others;
    }

    private Template firstReading(String name) {
        String override = overrides.get(name);
        if (override != null) {
            return Template.of(name, override);
        }
        List<String> formats = FORMATS.get(name);
        if (formats != null) {
            return Template.of(name, formats.get(0));
        }
        boolean isFormat = name.indexOf('|') >= 0 || new FieldId(name).known();
        return isFormat ? Template.of(name, name) : Template.unknown(name);
    }
}
