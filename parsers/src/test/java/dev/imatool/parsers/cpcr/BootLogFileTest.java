package dev.imatool.parsers.cpcr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imatool.model.container.ContainerBoot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of the boot log. */
class BootLogFileTest {
    private static final String DIGEST = "c952b062e8be3cbc407242cb2ebcb27c8111b489";

    @Test
    void theTextKeepsItsQuotesAndOtherLinesArePassedOver() {
        String log = "# cat docker-boot.log\n\"a [1] b\" " + DIGEST + "\r\n\"a\" " + DIGEST.substring(1)
                + "\nno quotes " + DIGEST + "\n\" " + DIGEST + "\n";
        List<ContainerBoot> boots = BootLogFile.parse(log.getBytes(StandardCharsets.US_ASCII));
        assertThat(boots)
                .extracting(boot -> boot.line() + " " + boot.text().latin1() + " "
                        + boot.digest().hex())
                .containsExactly("2 \"a [1] b\" " + DIGEST);
    }
}
