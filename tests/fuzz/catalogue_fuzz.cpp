#include "shared/catalogue/catalogue.h"
#include "shared/core/verify.h"
#include "shared/json/json.h"
#include "tests/fuzz/value_source.h"

using namespace onedoor;

constexpr std::string_view sound_record =
    R"({"id":"khai-sinh","code":"1.999999","revision":1,"effective_from":"2025-07-01",
"effective_to":null,"name":{"vi":"Khai sinh thử","en":"Trial birth registration"},
"sector":"ho-tich","level":"commune","agency":{"vi":"Ủy ban nhân dân cấp xã",
"en":"Commune People's Committee"},"subjects":["citizen","foreigner"],
"service":{"level":"partial","reason":{"vi":"Phải xem bản chính","en":"Originals"}},
"everyday":["giấy khai sinh","làm khai sinh"],"life_events":["birth"],"territorial":false,
"case_question":{"vi":"Trường hợp nào?","en":"Which case?"},"cases":[{"id":"on_time",
"name":{"vi":"Đúng hạn","en":"In time"}},{"id":"late","name":{"vi":"Quá hạn","en":"Late"}}],
"methods":[{"channel":"counter","time":{"amount":1,"unit":"same_day"},
"fees":[{"id":"registration","kind":"charge","name":{"vi":"Lệ phí","en":"Charge"},
"amount":8000,"per":"file","cases":["late"]},{"id":"copies","kind":"fee",
"name":{"vi":"Phí bản sao","en":"Copies"},"amount":null,"per":"copy",
"note":{"vi":"Theo quy định của địa phương"}}]},{"channel":"online","cases":["on_time"],
"time":null,"time_note":{"vi":"Theo quy định của địa phương"},"fees":[],
"note":{"vi":"Chỉ khi đúng hạn"}}],"fee_exemptions":[{"id":"poor_household",
"name":{"vi":"Hộ nghèo","en":"Poor household"},"percent":50,"fees":["registration"]}],
"papers":[{"id":"declaration","name":{"vi":"Tờ khai","en":"Declaration"},"original":1,
"copies":0,"required":true,"form":true},{"id":"reason","name":{"vi":"Giấy giải thích",
"en":"Explanation"},"cases":["late"],"original":0,"copies":2,"required":false,
"note":{"vi":"Nếu có"}}],"sets":1,"steps":[{"vi":"Nộp hồ sơ.","en":"File."},
{"vi":"Nhận kết quả."}],"results":[{"code":"KQ.G1","name":{"vi":"Giấy khai sinh",
"en":"Certificate"}}],"legal_basis":[{"number":"60/2014/QH13","name":{"vi":"Luật Hộ tịch"}}],
"conditions":{"vi":"Không có"},"counting":"hour_clock","form":"khai-sinh","related":[],
"source":"Invented for tests","confidence":"low"})";

static void check_record(json::Value const& value) {
    auto const procedure = catalogue::parse_procedure(value);
    if (!procedure)
        return;
    for (catalogue::Paper const& paper : procedure->papers)
        for (std::string const& id : paper.cases)
            VERIFY(has_case(*procedure, id));
    VERIFY(papers_for(*procedure, "").size() == procedure->papers.size());
    VERIFY(!procedure->effective_to || *procedure->effective_to >= procedure->effective_from);
}

/// What an accepted record says about itself holds together. The bytes are a document and changes
/// of a sound record.
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    static json::Value const sound = *json::parse(sound_record);
    check_record(fuzz::changed(sound, {bytes, size}));
    auto const value = json::parse({reinterpret_cast<char const*>(bytes), size});
    if (!value)
        return 0;
    check_record(*value);
    if (auto const catalogue = catalogue::parse_catalogue(*value))
        VERIFY(current(catalogue->procedures, {2026, 11, 21}).size() <=
               catalogue->procedures.size());
    return 0;
}
