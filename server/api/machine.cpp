#include "server/api/machine.h"

#include "server/api/answers.h"
#include "server/api/openapi.h"
#include "server/http/assets.h"
#include "shared/core/bytes.h"
#include "shared/core/sha256.h"

#include <array>

namespace onedoor::api {

http::Response get_health(Call const&) {
    return json_response(200, json::Object{{"status", "alive"}});
}

http::Response get_ready(Call const& call) {
    if (auto const checked = call.services.store.check(); !checked)
        return refuse_for(5, 503, "http.overloaded");
    return json_response(200, json::Object{{"status", "ready"}});
}

http::Response get_metrics(Call const& call) {
    store::StoreFigures const figures = call.services.store.figures();
    std::array const readings = {
        ops::Reading{"onedoor_store_commits_total", "counter", "Transactions made durable",
                     figures.commits},
        ops::Reading{"onedoor_store_jobs_total", "counter", "Changes made durable", figures.jobs},
        ops::Reading{"onedoor_store_queue_length", "gauge", "Changes waiting for the writer",
                     figures.queue_length},
        ops::Reading{"onedoor_store_wal_bytes", "gauge", "Length of the write-ahead log",
                     figures.wal_bytes},
        ops::Reading{"onedoor_limiter_entries", "gauge", "Subjects the limiter remembers",
                     call.services.limiter.size()},
        ops::Reading{"onedoor_second_copy_failures_total", "counter",
                     "Filings the second disk did not take", call.services.second_copy.failures()},
    };
    return http::text_response(200, "text/plain; version=0.0.4; charset=utf-8",
                               call.services.metrics.text(readings));
}

http::Response get_openapi(Call const&) {
    static std::string const document = openapi_document();
    http::Response response;
    response.content_type = "application/json";
    response.lasting_body = document;
    return response;
}

http::Response get_assets(Call const& call) {
    json::Object files;
    for (auto const& [name, path] : call.services.assets.names())
        files.append(name, path);
    http::Response response = json_response(200, json::Object{{"files", std::move(files)}});
    std::string const tag = "\"" + core::to_hex(core::sha256(core::as_bytes(response.body))) + "\"";
    response.add("ETag", tag);
    if (http::knows_tag(call.request.head.header("if-none-match"), tag)) {
        response.status = 304;
        response.body.clear();
    }
    return response;
}

http::Response post_report(Call const& call) {
    call.services.metrics.count_policy_report();
    return http::no_content();
}

}
