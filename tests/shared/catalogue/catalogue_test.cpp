#include "shared/catalogue/catalogue.h"
#include "tests/support/read_file.h"

#include <doctest/doctest.h>
#include <filesystem>

using namespace onedoor;
using namespace onedoor::catalogue;

namespace {

std::string const sample = "tests/assets/sample/catalogue/";

json::Value birth() {
    json::Value value = support::read_json(sample + "ho-tich/khai-sinh.json");
    REQUIRE(value.as_object() != nullptr);
    return value;
}

/// The sample record with one member replaced.
json::Value birth_with(std::string_view name, json::Value member) {
    json::Value value = birth();
    value.as_object()->set(name, std::move(member));
    return value;
}

json::Value parsed(std::string_view text) {
    Result<json::Value> value = json::parse(text);
    REQUIRE(value.has_value());
    return *std::move(value);
}

std::string refusal_of(json::Value const& value) {
    Result<Procedure> const procedure = parse_procedure(value);
    return procedure ? "accepted" : procedure.error().code + " " + procedure.error().path;
}

Procedure revision(std::string id, std::int32_t number, core::Date from,
                   std::optional<core::Date> to = {}) {
    Procedure procedure;
    procedure.id = std::move(id);
    procedure.revision = number;
    procedure.effective_from = from;
    procedure.effective_to = to;
    return procedure;
}

}

TEST_CASE("procedure: every published record is accepted") {
    int count = 0;
    for (auto const& entry : std::filesystem::recursive_directory_iterator("assets/catalogue")) {
        if (entry.path().extension() != ".json" ||
            entry.path().parent_path().filename() == "catalogue")
            continue;
        INFO(entry.path().string());
        CHECK(refusal_of(support::read_json(entry.path().string())) == "accepted");
        ++count;
    }
    CHECK(count >= 60);
}

TEST_CASE("procedure: a record is read whole") {
    Result<Procedure> const procedure = parse_procedure(birth());
    REQUIRE(procedure.has_value());
    CHECK(procedure->id == "khai-sinh");
    CHECK(procedure->code == "1.999999");
    CHECK(procedure->effective_from == core::Date{2025, 7, 1});
    CHECK_FALSE(procedure->effective_to.has_value());
    CHECK(procedure->level == Level::Commune);
    CHECK(procedure->subjects == std::vector{Subject::Citizen, Subject::Foreigner});
    CHECK(procedure->service == ServiceLevel::Partial);
    CHECK(procedure->service_reason.vi == "Phải xem bản chính");
    CHECK_FALSE(procedure->territorial);
    CHECK(procedure->methods.size() == 2);
    CHECK(procedure->methods[0].fees[1].per == FeeUnit::Copy);
    CHECK(procedure->methods[0].fees[1].kind == FeeKind::Fee);
    CHECK(procedure->fee_exemptions[0].percent == 50);
    CHECK(procedure->papers[1].copies == 2);
    CHECK(procedure->papers[1].necessity == Necessity::Optional);
    CHECK(procedure->papers[0].is_form);
    CHECK(procedure->steps[1].in(text::Language::English) == "Nhận kết quả.");
    CHECK(procedure->results[0].code == "KQ.G1");
    CHECK(procedure->counting == calendar::Counting::HourClock);
    CHECK(procedure->form == "khai-sinh");
    CHECK(procedure->confidence == Confidence::Low);
}

TEST_CASE("procedure: each case has its own papers, methods and fees") {
    Result<Procedure> const procedure = parse_procedure(birth());
    REQUIRE(procedure.has_value());
    CHECK(papers_for(*procedure, "on_time").size() == 1);
    CHECK(papers_for(*procedure, "late").size() == 2);
    CHECK(method_for(*procedure, Channel::Online, "late") == nullptr);
    CHECK(method_for(*procedure, Channel::Post, "on_time") == nullptr);
    Method const* const counter = method_for(*procedure, Channel::Counter, "late");
    REQUIRE(counter != nullptr);
    CHECK(counter->time->unit == calendar::Unit::SameDay);
    CHECK(fees_for(*counter, "on_time").size() == 1);
    CHECK(fees_for(*counter, "late").front()->amount == core::Dong{8000});
    CHECK_FALSE(fees_known(*procedure));
}

TEST_CASE("procedure: what does not fit together is refused with its place") {
    CHECK(refusal_of(birth_with("extra", 1)) == "json.unknown_field extra");
    CHECK(refusal_of(birth_with("code", "4.001193")) == "catalogue.code code");
    CHECK(refusal_of(birth_with("id", "Khai Sinh")) == "catalogue.id id");
    CHECK(refusal_of(birth_with("level", "district")) == "catalogue.choice level");
    CHECK(refusal_of(birth_with("effective_from", "2025-02-30")) ==
          "catalogue.date effective_from");
    CHECK(refusal_of(birth_with("effective_to", "2025-06-30")) == "catalogue.date effective_to");
    CHECK(refusal_of(birth_with("cases", json::Array())) ==
          "catalogue.case_question case_question");
    CHECK(refusal_of(birth_with("service", parsed(R"({"level":"partial"})"))) ==
          "catalogue.service_reason service");
    CHECK(refusal_of(birth_with("methods", parsed(R"([{"channel":"counter","time":null,
        "fees":[],"cases":["nobody"]}])"))) == "catalogue.unknown_case methods[0]");
    CHECK(refusal_of(birth_with("methods", parsed(R"([{"channel":"counter","time":null,
        "fees":[{"id":"a","kind":"fee","name":{"vi":"A","en":"A"},"amount":-1,
        "per":"file"}]}])"))) == "json.range methods[0].fees[0].amount");
    CHECK(refusal_of(birth_with("fee_exemptions", parsed(R"([{"id":"a","name":{"vi":"A","en":"A"},
        "percent":100,"fees":["nothing"]}])"))) == "catalogue.unknown_fee fee_exemptions");
}

TEST_CASE("procedure: an unknown amount makes the fees unknown") {
    Procedure procedure;
    procedure.methods.emplace_back();
    CHECK(fees_known(procedure));
    procedure.methods[0].fees.emplace_back();
    CHECK_FALSE(fees_known(procedure));
    procedure.methods[0].fees[0].amount = core::Dong{0};
    CHECK(fees_known(procedure));
}

TEST_CASE("catalogue: of each procedure the newest revision in force counts") {
    std::vector<Procedure> const all{
        revision("b", 1, {2025, 7, 1}), revision("a", 1, {2025, 7, 1}, core::Date{2026, 6, 30}),
        revision("a", 2, {2026, 7, 1}), revision("c", 1, {2027, 1, 1})};
    auto const names = [&all](core::Date date) {
        std::string text;
        for (Procedure const* procedure : current(all, date))
            text += procedure->id + std::to_string(procedure->revision) + " ";
        return text;
    };
    CHECK(names({2025, 6, 30}) == "");
    CHECK(names({2026, 6, 30}) == "a1 b1 ");
    CHECK(names({2026, 7, 1}) == "a2 b1 ");
    CHECK(names({2027, 1, 1}) == "a2 b1 c1 ");
    CHECK(find(all, "a", {2026, 1, 1})->revision == 1);
    CHECK(find(all, "a", {2026, 7, 1})->revision == 2);
    CHECK(find(all, "c", {2026, 7, 1}) == nullptr);
    CHECK(find_revision(all, "a", 1) == &all[1]);
    CHECK(find_revision(all, "a", 3) == nullptr);
}

TEST_CASE("catalogue: what records name exists, ids and codes are not shared") {
    auto const catalogue_of = [](json::Array procedures) {
        json::Object catalogue;
        catalogue.set("procedures", std::move(procedures));
        catalogue.set("sectors", support::read_json(sample + "sectors.json"));
        catalogue.set("life_events", support::read_json(sample + "life-events.json"));
        Result<Catalogue> const parsed = parse_catalogue(catalogue);
        return parsed ? "accepted" : parsed.error().code;
    };
    CHECK(catalogue_of({birth()}) == "accepted");
    CHECK(catalogue_of({birth(), birth()}) == "catalogue.duplicate_id");
    CHECK(catalogue_of({birth(), birth_with("revision", 2)}) == "accepted");
    CHECK(catalogue_of({birth(), birth_with("id", "other")}) == "catalogue.duplicate_id");
    CHECK(catalogue_of({birth_with("sector", "nowhere")}) == "catalogue.unknown_sector");
    CHECK(catalogue_of({birth_with("life_events", json::Array{"never"})}) ==
          "catalogue.unknown_life_event");
    CHECK(catalogue_of({birth_with("related", json::Array{"nothing"})}) ==
          "catalogue.unknown_procedure");
}
