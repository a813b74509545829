package dev.imatool.parsers.buffer;

import dev.imatool.model.ByteString;
import dev.imatool.model.buffer.Attribute;
import dev.imatool.model.buffer.Attributes;
import dev.imatool.model.buffer.DeviceMapper;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Texts of the form {@code name=value,name=value;name=value;}. A backslash takes its meaning from a {@code \}, {@code ;},
 * {@code =} or {@code ,} after it (kernel {@code dm-ima.c}, {@code fix_separator_chars}) and stands for itself before
 * anything else. Device mapper targets do not escape their values: a part without {@code =} goes on with the value before
 * it, whose comma it was.
 */
final class AttributeText {
    private final ByteString text;
    private final List<Attributes> sections = new ArrayList<>();
    private final List<Attribute> section = new ArrayList<>();
    private int at;

    private AttributeText(ByteString text) {
        this.text = text;
    }

    /** The sections, the last with or without its {@code ;}. An empty section is kept where others stand after it. */
    static List<Attributes> read(ByteString text) {
        return new AttributeText(text).sections();
    }

    private List<Attributes> sections() {
        while (at < text.length()) {
            attribute();
        }
        if (!section.isEmpty()) {
            endSection();
        }
        return sections;
    }

    private void endSection() {
        sections.add(new Attributes(section));
        section.clear();
    }

    /** Reads up to the next separator and after it. */
    private void attribute() {
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        int separator = until(first, true);
        ByteString name = ByteString.copyOf(first.toByteArray());
        if (separator != '=') {
            if (!name.isEmpty()) {
                addWithoutValue(name);
            }
        } else if (name.equals(ByteString.ofText(DeviceMapper.ACTIVE_METADATA))
                || name.equals(ByteString.ofText(DeviceMapper.INACTIVE_METADATA))) {
            section.add(new Attribute(name, Optional.empty()));
            return;
        } else {
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            separator = until(value, false);
            section.add(new Attribute(name, Optional.of(ByteString.copyOf(value.toByteArray()))));
        }
        if (separator == ';') {
            endSection();
        }
    }

    private void addWithoutValue(ByteString name) {
        int last = section.size() - 1;
        if (last < 0 || section.get(last).value().isEmpty()) {
            section.add(new Attribute(name, Optional.empty()));
            return;
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(section.get(last).value().orElseThrow().toByteArray());
        joined.write(',');
        joined.writeBytes(name.toByteArray());
        section.set(
                last, new Attribute(section.get(last).name(), Optional.of(ByteString.copyOf(joined.toByteArray()))));
    }

    /**
     * Takes bytes up to a separator, which is passed.
     *
     * @param equals true when a {@code =} is one
     * @return the separator, or 0 at the end
     */
    private int until(ByteArrayOutputStream taken, boolean equals) {
        while (at < text.length()) {
            int c = text.at(at++);
            if (c == ';' || c == ',' || (equals && c == '=')) {
                return c;
            }
            if (c == '\\' && at < text.length() && escapable(text.at(at))) {
                c = text.at(at++);
            }
            taken.write(c);
        }
        return 0;
    }

    private static boolean escapable(int c) {
        return c == '\\' || c == ';' || c == '=' || c == ',';
    }
}
