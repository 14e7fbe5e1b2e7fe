package dev.runtimeguard.junit;

import dev.runtimeguard.report.Report;
import java.util.List;

/** What the running test has shown so far: a parameter of a test method or of an {@code @AfterEach}. */
public interface LambdaRun {

    /**
     * The guard's reports of this test, the oldest first: what was refused, while the class was constructed or in the test
     * method, and after the method what it left behind and what explains its own failure; masked as the log would have
     * them. An unmodifiable list.
     */
    List<Report> reports();

    /** What was logged through the context's {@code LambdaLogger}, a line or more each. An unmodifiable list. */
    List<String> logged();
}
