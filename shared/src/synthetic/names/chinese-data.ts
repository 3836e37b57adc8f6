import type { CultureSource } from '../culture';

/** China and Singapore, pinyin and simplified Han characters. */
export const chinese: CultureSource = {
  name: 'chinese',
  weight: 8,
  script: 'Hans',
  countries: [
    [
      'CHN',
      92,
      'CHI',
      'Beijing, Shanghai, Guangzhou, Shenzhen, Chengdu, Wuhan, Chongqing, Tianjin, Nanjing, Fuzhou, Harbin, Qingdao',
    ],
    ['SGP', 8, 'CHI, ENG', 'Singapore'],
  ],
  family: `Wang=王, Li=李, Zhang=张, Liu=刘, Chen=陈, Yang=杨, Huang=黄, Zhao=赵, Wu=吴, Zhou=周, Xu=徐, Sun=孙, Ma=马, Zhu=朱, Hu=胡,
    Guo=郭, He=何, Gao=高, Lin=林, Luo=罗, Zheng=郑, Liang=梁, Xie=谢, Song=宋, Tang=唐, Han=韩, Feng=冯, Deng=邓, Cao=曹, Peng=彭,
    Zeng=曾, Xiao=肖, Tian=田, Dong=董, Pan=潘, Yuan=袁, Cai=蔡, Jiang=蒋, Yu=余, Du=杜`,
  male: `Wei=伟, Lei=磊, Jun=军, Yong=勇, Jie=杰, Tao=涛, Chao=超, Ming=明, Gang=刚, Ping=平, Hui=辉, Hua=华, Fei=飞,
    Bin=斌, Bo=波, Hao=浩, Kai=凯, Jianguo=建国, Jianhua=建华, Zhiqiang=志强, Guoqiang=国强, Wenbin=文斌, Haoran=浩然, Zihao=子豪,
    Yuxuan=宇轩, Xiaoming=晓明, Weidong=卫东, Zhigang=志刚, Jianping=建平, Yifan=一凡, Junjie=俊杰, Zhenhua=振华`,
  female: `Fang=芳, Min=敏, Jing=静, Li=丽, Yan=艳, Juan=娟, Xia=霞, Hong=红, Mei=梅, Ling=玲, Yun=云, Ying=英, Xue=雪, Lan=兰,
    Dan=丹, Xiulan=秀兰, Xiuying=秀英, Guiying=桂英, Yulan=玉兰, Xiaohong=小红, Xiaoli=晓丽, Tingting=婷婷, Yating=雅婷, Shuzhen=淑珍,
    Yumei=玉梅, Lihua=丽华, Meiling=美玲, Zihan=子涵, Xinyi=欣怡, Jiayi=佳怡, Shiyu=诗雨`,
  nicknames: `Jianguo=Lao Guo, Zihao=Haohao, Junjie=Jiejie, Xiaoming=Mingming, Yifan=Fanfan, Tingting=Tina, Xinyi=Cindy, Jiayi=Joy,
    Meiling=Linda, Lihua=Lily, Xiaoli=Lulu`,
  romanisation: [
    ['Zh', 'Ch'],
    ['zh', 'ch'],
    ['X', 'Hs'],
    ['Q', "Ch'"],
    ['ong', 'ung'],
    ['J', 'Ch'],
    ['D', 'T'],
    ['G', 'K'],
    ['B', 'P'],
    ['ian', 'ien'],
    ['Li', 'Lee'],
  ],
  complexion: 'DARK',
  height: 172,
};
