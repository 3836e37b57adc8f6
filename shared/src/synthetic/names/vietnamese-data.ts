import type { CultureSource } from '../culture';

/** Viet Nam: family name, middle name, given name. */
export const vietnamese: CultureSource = {
  name: 'vietnamese',
  weight: 3,
  countries: [
    ['VNM', 1, 'VIE', 'Hà Nội, Thành phố Hồ Chí Minh, Đà Nẵng, Hải Phòng, Cần Thơ, Huế, Nha Trang, Vinh, Nam Định'],
  ],
  family: `Nguyễn, Trần, Lê, Phạm, Hoàng, Huỳnh, Phan, Vũ, Võ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý, Đinh, Trương, Đoàn, Lâm, Mai, Trịnh,
    Cao, Đào, Hà, Tạ, Tô, Châu, Quách, Lương`,
  male: `Hùng, Dũng, Tuấn, Minh, Nam, Long, Quang, Thắng, Cường, Hải, Sơn, Đức, Phong, Trung, Tâm, Bình, Hiếu, Khánh, Kiên, Lộc, Nghĩa,
    Thịnh, Quân, Thành, Tiến, Toàn, Vinh, Việt, Bảo, Đạt`,
  female: `Hương, Lan, Mai, Linh, Trang, Hoa, Thảo, Phương, Nga, Hằng, Thu, Hà, Yến, Ngọc, Nhung, Oanh, Loan, Tuyết, Vân, Xuân, Diễm,
    Giang, Hạnh, Kim, Liên, Quỳnh, Thủy, Trâm, Uyên, Châu`,
  middle: {
    male: 'Văn, Đức, Hữu, Quốc, Minh, Công, Đình, Xuân, Thanh, Anh',
    female: 'Thị, Thị, Ngọc, Thu, Thanh, Kim, Bích, Mỹ, Phương, Như',
  },
  nicknames: `Hùng=Tony, Dũng=Danny, Minh=Tí, Tuấn=Tommy, Long=Ky, Hương=Helen, Lan=Bống, Linh=Lynn, Trang=Tracy, Hoa=Na`,
  complexion: 'DARK',
  height: 168,
};
