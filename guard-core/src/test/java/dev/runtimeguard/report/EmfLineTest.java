package dev.runtimeguard.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.runtimeguard.testing.EmfSchema;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmfLineTest {

    private static final Report.Function ORDERS = new Report.Function("orders", "7", "arn:fn", "req-1", false);

    private static JsonNode line(Report.Function function, List<Measurement> measurements) {
        return EmfSchema.checked(EmfLine.render(function, System.currentTimeMillis(), measurements));
    }

    private static Measurement count(String name, double value) {
        return new Measurement(name, Measurement.Unit.COUNT, value);
    }

    @Test
    void namesEachMetricWithItsUnitAndHoldsItsValueBesideTheFunction() {
        assertThat(EmfLine.render(
                        ORDERS,
                        1_800_000_000_000L,
                        List.of(
                                count("Denials", 2),
                                new Measurement("TmpUsedPercent", Measurement.Unit.PERCENT, 81),
                                new Measurement("TmpGrowth", Measurement.Unit.BYTES, -5),
                                new Measurement("GuardInitDuration", Measurement.Unit.MILLISECONDS, 1.5))))
                .isEqualTo("""
                        {"_aws":{"Timestamp":1800000000000,"CloudWatchMetrics":[{"Namespace":"RuntimeGuard",\
                        "Dimensions":[["FunctionName"]],"Metrics":[{"Name":"Denials","Unit":"Count"},\
                        {"Name":"TmpUsedPercent","Unit":"Percent"},{"Name":"TmpGrowth","Unit":"Bytes"},\
                        {"Name":"GuardInitDuration","Unit":"Milliseconds"}]}]},"FunctionName":"orders",\
                        "FunctionVersion":"7","RequestId":"req-1","Denials":2,"TmpUsedPercent":81,"TmpGrowth":-5,\
                        "GuardInitDuration":1.5}""");
    }

    @Test
    void aFunctionWithoutANameHasNoDimension() {
        for (String name : new String[] {null, "", " "}) {
            JsonNode root = line(new Report.Function(name, null, null, null, true), List.of(count("Denials", 1)));

            assertThat(root.at("/_aws/CloudWatchMetrics/0/Dimensions/0")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"}\n", "é\ud83d\ude00", "\ud83d", "\\", "\u2028"})
    void anyNameOfAFunctionIsWellFormed(String name) {
        assertThat(line(new Report.Function(name, name, name, name, true), List.of(count("Denials", 1))))
                .isNotNull();
    }

    @Test
    void aHugeNameIsCutToWhatADimensionTakes() {
        String huge = "f".repeat(2_000_000);

        line(new Report.Function(huge, huge, huge, huge, true), List.of(count("Denials", 1)));
    }

    @Test
    void noMoreMetricsThanOneObjectTakes() {
        List<Measurement> many =
                IntStream.range(0, 150).mapToObj(i -> count("m" + i, i)).toList();

        assertThat(line(ORDERS, many).at("/_aws/CloudWatchMetrics/0/Metrics")).hasSize(100);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.001, 1e-7, 1e15, 123_456_789_012_345L, 1e100, -0.25})
    void anyValueThatIsTakenIsANumber(double value) {
        assertThat(line(ORDERS, List.of(count("m", value))).path("m").asDouble())
                .isEqualTo(value);
    }

    @Test
    void whatIsNoMetricCannotBeMeasured() {
        for (double value :
                new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1e300}) {
            assertThatThrownBy(() -> count("m", value)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String name : new String[] {"", " ", "m".repeat(1025)}) {
            assertThatThrownBy(() -> count(name, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
