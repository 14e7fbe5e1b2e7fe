package dev.runtimeguard.samples.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What watches the template's functions: log groups, alarms and dashboard, held to what the guard writes. */
class ObservabilityTest {

    @Test
    void keepsALogGroupWithRetentionForEachFunction() throws IOException {
        Template template = Template.read();
        Set<Object> used = new HashSet<>();
        for (String id : template.resourcesOf("AWS::Serverless::Function")) {
            Map<String, Object> logging = Template.map(template.properties(id).get("LoggingConfig"));
            assertThat(logging.get("LogFormat")).isEqualTo("JSON");
            assertThat(logging.get("ApplicationLogLevel")).as("shows redirects").isEqualTo("INFO");
            assertThat(logging.get("SystemLogLevel"))
                    .as("shows platform.report")
                    .isEqualTo("INFO");
            assertThat(used.add(Template.map(logging.get("LogGroup")).get("Ref")))
                    .as("a group of its own")
                    .isTrue();
        }
        List<String> groups = template.resourcesOf("AWS::Logs::LogGroup");
        assertThat(used).containsExactlyInAnyOrderElementsOf(new HashSet<Object>(groups));
        for (String group : groups) {
            assertThat(template.properties(group)).containsKey("RetentionInDays");
        }
        for (String query : template.resourcesOf("AWS::Logs::QueryDefinition")) {
            List<?> searched = (List<?>) template.properties(query).get("LogGroupNames");
            assertThat(searched)
                    .extracting(group -> Template.map(group).get("Ref"))
                    .containsExactlyInAnyOrderElementsOf(used);
        }
    }

    @Test
    void watchesMetricsThatTheGuardEmits() throws IOException {
        Template template = Template.read();
        Set<Object> watched = new HashSet<>();
        for (String id : template.resourcesOf("AWS::CloudWatch::Alarm")) {
            Map<String, Object> alarm = template.properties(id);
            assertThat(alarm.get("Namespace")).as(id).isEqualTo(EmfFields.NAMESPACE);
            assertThat((String) alarm.get("MetricName")).as(id).isIn(EmfFields.METRICS);
            assertThat((List<?>) alarm.get("Dimensions")).singleElement().satisfies(one -> {
                Map<String, Object> dimension = Template.map(one);
                assertThat(dimension.get("Name")).isEqualTo(EmfFields.DIMENSION);
                watched.add(Template.map(dimension.get("Value")).get("Ref"));
            });
        }
        assertThat(watched)
                .containsExactlyInAnyOrderElementsOf(
                        new HashSet<Object>(template.resourcesOf("AWS::Serverless::Function")));
    }

    @Test
    void showsEachMetricAndAlarmOnTheDashboard() throws IOException {
        Template template = Template.read();
        Dashboard dashboard = Dashboard.of(Deployment.unnamed(template, false));
        assertThat(dashboard.searches())
                .extracting(Dashboard.Search::metric)
                .containsExactlyInAnyOrderElementsOf(EmfFields.METRICS);
        assertThat(dashboard.searches())
                .allMatch(search -> search.namespace().equals(EmfFields.NAMESPACE)
                        && search.dimension().equals(EmfFields.DIMENSION));
        assertThat(dashboard.alarms())
                .containsExactlyInAnyOrderElementsOf(template.resourcesOf("AWS::CloudWatch::Alarm").stream()
                        .map(id -> "<" + id + ".Arn>")
                        .toList());
    }
}
