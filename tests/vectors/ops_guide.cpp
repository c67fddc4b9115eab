#include "shared/guide/checklist.h"
#include "shared/json/json.h"
#include "tests/vectors/ops.h"

namespace onedoor::vectors {

namespace {

json::Value to_json(guide::Progress const& progress) {
    return json::Object{
        {"answers", guide::write_answers(progress)},
        {"next", progress.next != nullptr ? json::Value(progress.next->id) : json::Value()},
        {"questions_max", static_cast<std::int64_t>(progress.questions_max)}};
}

json::Value to_json(guide::Cost const& cost) {
    return json::Object{{"known", cost.known.amount},
                        {"unknown", static_cast<std::int64_t>(cost.unknown)},
                        {"is_per_piece", cost.is_per_piece}};
}

json::Value to_json(std::optional<core::Instant> const& instant) {
    return instant ? json::Value(core::to_iso(*instant)) : json::Value();
}

json::Value to_json(guide::Checklist const& checklist) {
    json::Array tasks;
    for (guide::Task const& task : checklist.tasks)
        tasks.emplace_back(json::Object{{"procedure", task.procedure->id},
                                        {"case", task.outcome->case_id},
                                        {"due", to_json(task.due)}});
    json::Array papers;
    for (guide::BringPaper const& paper : checklist.papers)
        papers.emplace_back(
            json::Object{{"name", paper.paper->name.vi},
                         {"required", paper.necessity == catalogue::Necessity::Required},
                         {"originals", paper.originals},
                         {"copies", paper.copies}});
    return json::Object{{"tasks", std::move(tasks)},
                        {"papers", std::move(papers)},
                        {"online", to_json(checklist.online)},
                        {"counter", to_json(checklist.counter)},
                        {"done", to_json(checklist.done)}};
}

}

/// Both ops take {"library": as in guides.json, "guide": id, "answers": words}. "progress" gives
/// {"answers", "next", "questions_max"}; "checklist" also takes "now" and "calendar" (as in
/// assets/calendars) and gives what is to be done, brought and paid.
Result<json::Value> run_guide(std::string_view op, json::Value const& in) {
    json::ObjectReader reader = TRY(json::ObjectReader::open(in));
    json::Value const* const file = TRY(reader.value("library"));
    guide::Library const library = TRY(guide::parse_library(json::write(*file)));
    std::string const id = TRY(reader.string("guide"));
    guide::Guide const* const guide = guide::find_guide(library, id);
    if (guide == nullptr)
        return fail("vectors.input");
    std::string const words = TRY(reader.string("answers"));
    guide::Progress const progress = guide::read_answers(*guide, words);
    if (op == "progress")
        return to_json(progress);
    if (op != "checklist")
        return unknown_op();
    json::Value const* const days = TRY(reader.value("calendar"));
    calendar::WorkingCalendar const calendar = TRY(calendar::parse_calendar(*days));
    std::string const now = TRY(reader.string("now"));
    core::Instant const instant = TRY(core::parse_iso_instant(now));
    return to_json(guide::make_checklist(library, guide::outcomes_for(*guide, progress),
                                         {instant, &calendar}));
}

}
