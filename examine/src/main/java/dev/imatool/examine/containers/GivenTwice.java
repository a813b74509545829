package dev.imatool.examine.containers;

import dev.imatool.examine.input.UnreadableInputException;
import dev.imatool.examine.report.Notice;
import dev.imatool.examine.report.NoticeKind;
import dev.imatool.examine.statement.ComparisonStatement;
import dev.imatool.model.ByteString;
import dev.imatool.parsers.InputSource;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of several inputs are the bytes of one before them: their entries must not count twice. */
final class GivenTwice {
    private static final int BUFFER = 1 << 16;

    private final Map<ByteString, String> seen = new HashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private final boolean several;

    GivenTwice(List<String> lists) {
        several = lists.size() > 1;
    }

    /**
     * True when an input before it has the same bytes, by their SHA-256.
     *
     * @param source one that can be read again
     */
    boolean before(InputSource source) throws IOException {
        if (!several) {
            return false;
        }
        Optional<String> other = Optional.ofNullable(seen.putIfAbsent(digest(source), source.name()));
        other.ifPresent(name -> notices.add(
                Notice.of(NoticeKind.SAME_LIST, source.name(), new ComparisonStatement.SameList(name))));
        return other.isPresent();
    }

    List<Notice> notices() {
        return notices;
    }

    private static ByteString digest(InputSource source) throws IOException {
        try (InputStream in = source.open()) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                sha256.update(buffer, 0, count);
            }
            return ByteString.copyOf(sha256.digest());
        } catch (IOException failure) {
            throw UnreadableInputException.ofFile(source.name(), failure);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
