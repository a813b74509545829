package dev.imatool.model.cel;

import dev.imatool.model.ByteString;
import java.util.Optional;

/** What a record says was measured (TCG CEL 1.0, section 5; systemd's addition: {@code tpm2-util.c}). */
public sealed interface CelContent {
    /** The content type as JSON names it. */
    String type();

    /** An event of the firmware profile ({@code pcclient_std}). */
    record PcClient(long eventType, ByteString data) implements CelContent {
        @Override
        public String type() {
            return "pcclient_std";
        }
    }

    /**
     * An entry of a measurement list ({@code ima_template}).
     *
     * @param template name of the template, as logged
     * @param data its template data
     */
    record ImaTemplate(ByteString template, ByteString data) implements CelContent {
        @Override
        public String type() {
            return "ima_template";
        }
    }

    /**
     * An entry whose fields are TLVs of their own ({@code ima_tlv}); no kernel logs it.
     *
     * @param path the name of the file; empty where the record has none
     */
    record ImaTlv(ByteString path) implements CelContent {
        @Override
        public String type() {
            return "ima_tlv";
        }
    }

    /**
     * A measurement of systemd's user space.
     *
     * @param eventType its kind, such as {@code phase}; empty where the record has none
     * @param string what was measured, or what describes it
     */
    record Systemd(String eventType, Optional<String> string) implements CelContent {
        @Override
        public String type() {
            return "systemd";
        }
    }

    /** A remark of the log about itself ({@code cel}): its version, the firmware's end, a time, a suspend. */
    record Management(String words) implements CelContent {
        @Override
        public String type() {
            return "cel";
        }
    }

    /**
     * Any other content.
     *
     * @param type its name or number as logged; may hold anything; empty where the record has no content
     * @param bytes how long it is
     */
    record Unknown(String type, int bytes) implements CelContent {}
}
