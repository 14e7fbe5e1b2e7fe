package dev.runtimeguard.benchmarks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsFactory;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** The smallest function with Powertools, without AspectJ: one structured line and one metric an invocation. */
public final class PowertoolsHello implements RequestHandler<String, String> {

    private static final Logger LOG = LoggerFactory.getLogger(PowertoolsHello.class);

    private final Metrics metrics = MetricsFactory.getMetricsInstance();

    @Override
    public String handleRequest(String name, Context context) {
        return PowertoolsLogging.withLogging(context, () -> {
            LOG.info("greeting");
            metrics.addMetric("Greetings", 1, MetricUnit.COUNT);
            metrics.flush();
            return "Hello " + name;
        });
    }
}
