package dev.imatool.render.show;

import dev.imatool.examine.report.Printable;
import dev.imatool.model.ByteString;
import dev.imatool.model.TemplateField;
import dev.imatool.render.shared.Phrases;
import java.util.stream.Collectors;

/** Template fields other than file digest and event name, each as one short piece of text. */
final class FieldPhrases {
    private FieldPhrases() {}

    /** Name and content; of bytes the first {@code bytesShown} and how many there are. */
    static String of(TemplateField field, int bytesShown) {
        return Printable.ofText(field.id().name()) + " " + content(field, bytesShown);
    }

    private static String content(TemplateField field, int bytesShown) {
        return switch (field) {
            case TemplateField.FileDigest digest ->
                Printable.ofText(digest.algorithmName()) + ":" + digest.digest().hex();
            case TemplateField.DamagedDigest damaged ->
                Printable.ofText(damaged.algorithmName()) + ":" + Printable.textOf(damaged.text()) + " (damaged)";
            case TemplateField.EventName name -> Printable.textOf(name.name());
            case TemplateField.Text text -> Printable.textOf(text.text());
            case TemplateField.Bytes bytes -> hex(bytes.bytes(), bytesShown);
            case TemplateField.Number number ->
                number.value().map(value -> Long.toString(value)).orElse("-");
            case TemplateField.Numbers numbers ->
                numbers.values().stream().map(value -> Long.toString(value)).collect(Collectors.joining(", "));
            case TemplateField.Raw raw -> hex(raw.raw(), bytesShown);
        };
    }

    /** The first {@code bytesShown} bytes in hex, and how many there are. */
    static String hex(ByteString bytes, int bytesShown) {
        return Phrases.hex(bytes, bytesShown);
    }
}
