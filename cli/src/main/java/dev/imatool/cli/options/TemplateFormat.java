package dev.imatool.cli.options;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code NAME=FORMAT}: the fields of a template whose name means something else in a patched kernel. */
final class TemplateFormat {
    private TemplateFormat() {}

    static boolean isFormat(String typed) {
        return typed.indexOf('=') > 0 && !typed.endsWith("=");
    }

    /** Name to format, of those that are one. */
    static Map<String, String> formats(List<String> typed) {
        Map<String, String> formats = new LinkedHashMap<>();
        for (String one : typed) {
            int equals = one.indexOf('=');
            formats.put(one.substring(0, equals), one.substring(equals + 1));
        }
        return formats;
    }
}
