#include "shared/fees/calculation.h"
#include "shared/fees/format.h"
#include "shared/fees/vietqr.h"
#include "tests/vectors/ops.h"

namespace onedoor::vectors {

namespace {

Result<core::Dong> dong_of(json::Value const& in) {
    if (std::int64_t const* const amount = in.as_integer())
        return core::Dong{*amount};
    return fail("vectors.input");
}

json::Value to_json(std::optional<core::Dong> const& amount) {
    return amount ? json::Value(amount->amount) : nullptr;
}

Result<fees::VietQr> read_code(json::Value const& in) {
    json::ObjectReader reader = TRY(json::ObjectReader::open(in));
    fees::VietQr code;
    code.initiation =
        TRY(reader.boolean("dynamic")) ? fees::Initiation::Dynamic : fees::Initiation::Static;
    code.bin = TRY(reader.string("bin"));
    code.account = TRY(reader.string("account"));
    if (auto const amount = TRY(reader.optional_integer("amount", {})))
        code.amount = core::Dong{*amount};
    code.bill_number = TRY(reader.optional_string("bill_number")).value_or("");
    code.purpose = TRY(reader.optional_string("purpose")).value_or("");
    TRY_VOID(reader.finish());
    return code;
}

json::Value to_json(fees::VietQr const& code) {
    return json::Object{{"dynamic", code.initiation == fees::Initiation::Dynamic},
                        {"card", code.beneficiary == fees::Beneficiary::Card},
                        {"bin", code.bin},
                        {"account", code.account},
                        {"amount", to_json(code.amount)},
                        {"bill_number", code.bill_number},
                        {"reference", code.reference},
                        {"purpose", code.purpose},
                        {"merchant_name", code.merchant_name},
                        {"merchant_city", code.merchant_city}};
}

/// {"tiers": [[pages or null, amount], ...], "copy_max": amount, "pages": n}.
Result<json::Value> tiered(json::Value const& in) {
    json::ObjectReader reader = TRY(json::ObjectReader::open(in));
    auto const read_tier = [](json::Value const& value, std::string const&) -> Result<fees::Tier> {
        json::Array const* const pair = value.as_array();
        if (pair == nullptr || pair->size() != 2)
            return fail("vectors.input");
        std::int64_t const* const pages = (*pair)[0].as_integer();
        core::Dong const amount = TRY(dong_of((*pair)[1]));
        return fees::Tier{pages != nullptr ? std::optional(*pages) : std::nullopt, amount};
    };
    auto const tiers = TRY(reader.list<fees::Tier>("tiers", read_tier));
    core::Dong const copy_max{TRY(reader.integer("copy_max", {}))};
    std::int64_t const pages = TRY(reader.integer("pages", {}));
    return json::Value(TRY(fees::tiered_price(tiers, copy_max, pages)).amount);
}

}

Result<json::Value> run_fees(std::string_view op, json::Value const& in) {
    if (op == "format")
        return fees::format(TRY(dong_of(in)));
    if (op == "in_words")
        return fees::in_words(TRY(dong_of(in)));
    if (op == "vietqr_build") {
        fees::VietQr const code = TRY(read_code(in));
        return TRY(fees::build_vietqr(code));
    }
    if (op == "tiered")
        return tiered(in);
    std::string const text = TRY(string_of(in));
    if (op == "vietqr_parse")
        return to_json(TRY(fees::parse_vietqr(text)));
    if (op == "vietqr_text")
        return fees::vietqr_text(text);
    if (op == "crc16")
        return static_cast<std::int64_t>(fees::crc16(text));
    return unknown_op();
}

}
