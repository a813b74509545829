package dev.imatool.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What tests read out of JSON reports of {@code quote}. */
final class QuoteReports {
    private QuoteReports() {}

    /** The checks in order, such as {@code signature pass}. */
    static List<String> checks(JsonNode report) {
        List<String> results = new ArrayList<>();
        report.path("checks")
                .properties()
                .forEach(check -> results.add(
                        check.getKey() + " " + check.getValue().path("result").asText()));
        return results;
    }
}
