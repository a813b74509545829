package dev.imatool.parsers.eventlog;

import dev.imatool.model.ByteOrder;
import dev.imatool.model.ByteString;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The file in an EFI device path (UEFI specification, section 10.3), as events about loaded images carry one. */
final class DevicePath {
    /** Place, length and link-time address of the image, and the length of the path: {@code UEFI_IMAGE_LOAD_EVENT}. */
    private static final int IMAGE_LOAD = 4 * 8;

    private static final int NODE = 4;
    private static final int MEDIA = 4;
    private static final int FILE_PATH = 4;
    private static final int END = 0x7f;

    private DevicePath() {}

    /** The path of the file that was loaded; absent where it came from elsewhere. */
    static Optional<String> ofImageLoad(ByteString data) {
        StringBuilder path = new StringBuilder();
        int at = IMAGE_LOAD;
        while (at + NODE <= data.length() && data.at(at) != END) {
            int length = (int) ByteOrder.LITTLE.unsigned(data.slice(at + 2, at + NODE));
            if (length < NODE || length > data.length() - at) {
                break;
            }
            if (data.at(at) == MEDIA && data.at(at + 1) == FILE_PATH) {
                path.append(text(data.slice(at + NODE, at + length)));
            }
            at += length;
        }
        return path.isEmpty() ? Optional.empty() : Optional.of(path.toString());
    }

    private static String text(ByteString name) {
        String text = new String(name.toByteArray(), StandardCharsets.UTF_16LE);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
