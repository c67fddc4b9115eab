#include "server/ops/metrics.h"

#include <doctest/doctest.h>

using namespace onedoor::ops;
using namespace std::chrono_literals;

TEST_CASE("metrics: requests are counted by operation and status") {
    Metrics metrics({"home", "submit"});
    metrics.count(0, 200, 100us);
    metrics.count(1, 422, 3ms);
    metrics.count(1, 422, 6s);
    metrics.count(SIZE_MAX, 404, 1us);
    metrics.count(0, 299, 1us);
    CHECK(metrics.requests(1, 422) == 2);
    std::string const text = metrics.text({});
    for (char const* const line :
         {"onedoor_requests_total{operation=\"home\",status=\"200\"} 1\n",
          "onedoor_requests_total{operation=\"submit\",status=\"422\"} 2\n",
          "onedoor_requests_total{operation=\"none\",status=\"404\"} 1\n",
          "onedoor_requests_total{operation=\"home\",status=\"0\"} 1\n",
          "onedoor_request_seconds_bucket{le=\"+Inf\"} 5\n", "onedoor_request_seconds_count 5\n"}) {
        CAPTURE(line);
        CHECK(text.contains(line));
    }
}

TEST_CASE("metrics: readings and reports are added in the text format of Prometheus") {
    Metrics metrics({});
    metrics.count_policy_report();
    Reading const reading{"onedoor_queue", "gauge", "Waiting", 7};
    std::string const text = metrics.text({&reading, 1});
    CHECK(text.contains("# HELP onedoor_queue Waiting\n# TYPE onedoor_queue gauge\n"
                        "onedoor_queue 7\n"));
    CHECK(text.contains("onedoor_policy_reports_total 1\n"));
}
