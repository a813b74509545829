package dev.imatool.parsers.policy;

import dev.imatool.model.TemplateCatalog;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The templates built into the kernel ({@code ima_template.c}), which {@code template=} can name. */
enum PolicyTemplate {
    IMA("ima", "5.3"),
    IMA_NG("ima-ng", "5.3"),
    IMA_SIG("ima-sig", "5.3"),
    IMA_BUF("ima-buf", "5.3"),
    IMA_MODSIG("ima-modsig", "5.4"),
    EVM_SIG("evm-sig", "5.14"),
    IMA_NGV2("ima-ngv2", "5.19"),
    IMA_SIGV2("ima-sigv2", "5.19");

    private final String name;
    private final String format;
    private final String since;

    PolicyTemplate(String name, String since) {
        this.name = name;
        this.format = new TemplateCatalog(Map.of()).lookup(name).format();
        this.since = since;
    }

    /** The template of that name or with exactly that format ({@code lookup_template_desc}). */
    static Optional<PolicyTemplate> of(String value) {
        return Arrays.stream(values())
                .filter(template -> template.name.equals(value) || template.format.equals(value))
                .findFirst();
    }

    /** Its name in the kernel. */
    String templateName() {
        return name;
    }

    /** The first kernel in which a rule can name it. */
    KernelVersion since() {
        return KernelVersion.of(since);
    }
}
