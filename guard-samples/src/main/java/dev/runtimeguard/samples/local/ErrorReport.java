package dev.runtimeguard.samples.local;

import java.util.Optional;

/**
 * What the runtime interface client posted to one of the Runtime API's error paths.
 *
 * @param body the JSON body
 * @param type the header Lambda-Runtime-Function-Error-Type
 * @param xrayCause the header Lambda-Runtime-Function-XRay-Error-Cause
 */
record ErrorReport(String body, Optional<String> type, Optional<String> xrayCause) {}
